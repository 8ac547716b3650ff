import { useRoute } from 'preact-iso'
import type { Vendor } from '../../src/vendors/schema.ts'
import { api } from '../api.ts'
import { AssignmentHistory } from '../assignments/assignment-history.tsx'
import { formatDay, localName, t } from '../i18n/index.ts'
import { Button, Cell, DefinitionList, EmptyState, later, List, Show, useLoad } from '../kit/index.ts'
import { History } from '../inspections/history.tsx'
import { Page } from '../shell/page.tsx'
import { can } from '../shell/who.ts'
import { placeWords, vendorName, VendorMarks } from './vendors-page.tsx'
import './vendors.css'

/** Only markets that give points have any to show. */
const VendorPoints = later(() => import('../points/vendor-points.tsx').then((chunk) => chunk.VendorPoints), ['points'])

function Phone({ vendor }: { vendor: Vendor }) {
  if (!vendor.phone_masked) {
    return (
      <a class="tel" href={`tel:${vendor.phone}`}>
        {vendor.phone}
      </a>
    )
  }
  return (
    <>
      {vendor.phone}
      <span class="vendor-phone-hint">{t.vendors.phoneMasked}</span>
    </>
  )
}

const priorityWords = ({ priority, priority_verified_by: by, priority_verified_on: on }: Vendor) =>
  priority && by !== null && on !== null ? t.vendors.verified(by, formatDay(on)) : t.vendors.notVerified

function Known({ vendor }: { vendor: Vendor }) {
  return (
    <>
      <DefinitionList
        items={[
          [t.vendors.name, vendor.name],
          [t.vendors.tradeName, vendor.trade_name],
          [t.vendors.phone, <Phone vendor={vendor} />],
          [t.vendors.category, localName({ name: vendor.category_name, name_en: vendor.category_name_en })],
          [t.vendors.party, t.vendors.parties[vendor.party]],
          [t.vendors.origin, t.vendors.origins[vendor.origin]],
          [t.vendors.priority, priorityWords(vendor)],
        ]}
      />
      {vendor.places.length === 0 ? (
        <EmptyState icon="stall" title={t.vendors.noPlaces} />
      ) : (
        <List title={t.vendors.places}>
          {vendor.places.map((place) => (
            <Cell
              key={place.id}
              icon="stall"
              title={placeWords(place)}
              value={t.vendors.onMap}
              href={`/markets/${place.market_id}?place=${place.id}`}
            />
          ))}
        </List>
      )}
      {can('inspection.read') && <VendorPoints vendor={vendor.id} />}
      {can('inspection.read') && (
        <List>
          <Cell icon="record" title={t.vendors.matters} href={`/matters?vendor=${vendor.id}`} />
          {can('record.ask') && (
            <Cell
              icon="search"
              title={t.vendors.looks}
              description={t.vendors.looksHint}
              href={`/ask/inspections?vendor=${vendor.id}`}
            />
          )}
        </List>
      )}
      <AssignmentHistory of={{ vendor: vendor.id }} />
      {can('inspection.read') && <History subject={{ kind: 'vendor', id: vendor.id }} />}
    </>
  )
}

/** One vendor as staff know them: phone as rule R18 allows, where they trade, what they held before. */
export default function VendorPage() {
  const id = useRoute().params['vendor'] ?? ''
  const vendor = useLoad((signal) => api.get<Vendor>(`/api/vendors/${id}`, signal), [id])
  const { data } = vendor
  const change = can('vendor.edit') ? (
    <Button size="small" icon="edit" href={`/vendors/${id}/edit`}>
      {t.vendors.change}
    </Button>
  ) : undefined
  return (
    <Page title={data ? vendorName(data) : t.vendors.one} back="/vendors" actions={change}>
      {data && (data.origin === 'roaming' || data.priority) && (
        <p class="vendor-head">
          <VendorMarks vendor={data} />
        </p>
      )}
      <Show of={vendor}>{(known) => <Known vendor={known} />}</Show>
    </Page>
  )
}
