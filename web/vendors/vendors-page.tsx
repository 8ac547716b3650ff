import { origins, type TradingPlace, type Vendor, type Vendors } from '../../src/vendors/schema.ts'
import { api, withQuery } from '../api.ts'
import { formatCount, localName, t } from '../i18n/index.ts'
import { aside } from '../i18n/punctuation.ts'
import {
  Button,
  Cell,
  EmptyState,
  List,
  Pager,
  SearchBox,
  SelectField,
  Show,
  StatusMark,
  useCalm,
  usePages,
} from '../kit/index.ts'
import { Page } from '../shell/page.tsx'
import { can } from '../shell/who.ts'
import { wanted } from './store.ts'
import './vendors.css'

/** 'A-012' beside its market's name. */
export const placeWords = (place: TradingPlace) =>
  `${localName({ name: place.market_name, name_en: place.market_name_en })} ${place.number ?? t.assignments.stallGone}`

const about = (vendor: Vendor) =>
  [
    localName({ name: vendor.category_name, name_en: vendor.category_name_en }),
    vendor.phone,
    ...(vendor.places.length > 0 ? vendor.places.map(placeWords) : [t.vendors.noPlaces]),
  ].join(' · ')

/** A vendor's name with the trade name where there is one. */
export const vendorName = ({ name, trade_name }: Pick<Vendor, 'name' | 'trade_name'>) =>
  trade_name === null ? name : aside(name, trade_name)

export function VendorMarks({ vendor }: { vendor: Pick<Vendor, 'origin' | 'priority'> }) {
  return (
    <span class="vendor-marks">
      {vendor.origin === 'roaming' && <StatusMark tone="info" icon="patrol" word={t.vendors.origins.roaming} />}
      {vendor.priority && <StatusMark tone="good" icon="shield" word={t.vendors.priority} />}
    </span>
  )
}

/** Vendors by name, searched and narrowed; a supervisor registers new ones from here. */
export default function VendorsPage() {
  const { value: now } = wanted
  const q = useCalm(now.q.trim())
  const { page, first, pager } = usePages<Vendor>(
    async (after, signal) => {
      const path = withQuery('/api/vendors', { q, origin: now.origin, priority: now.priority, after })
      const { vendors: rows, ...rest } = await api.get<Vendors>(path, signal)
      return { rows, ...rest }
    },
    [q, now.origin, now.priority],
  )
  const add = can('vendor.edit') ? (
    <Button size="small" icon="plus" href="/vendors/new">
      {t.vendors.add}
    </Button>
  ) : undefined
  const narrowed = q !== '' || now.origin !== null || now.priority !== null
  return (
    <Page title={t.vendors.title} actions={add}>
      <SearchBox
        label={t.vendors.search}
        value={now.q}
        onInput={(next) => (wanted.value = { ...now, q: next })}
        {...(page && { found: t.vendors.found(formatCount(page.total ?? page.rows.length)) })}
      />
      <div class="vendor-filters" role="group" aria-label={t.vendors.filter}>
        <SelectField
          label={t.vendors.origin}
          required
          value={now.origin ?? 'any'}
          options={[
            { value: 'any', label: t.vendors.anyOrigin },
            ...origins.map((value) => ({ value, label: t.vendors.origins[value] })),
          ]}
          onChange={(value) => (wanted.value = { ...now, origin: value === 'any' ? null : value })}
        />
        <SelectField
          label={t.vendors.priority}
          required
          value={now.priority ?? 'any'}
          options={[
            { value: 'any', label: t.vendors.anyPriority },
            { value: 'yes', label: t.vendors.onlyPriority },
            { value: 'no', label: t.vendors.notPriority },
          ]}
          onChange={(value) => (wanted.value = { ...now, priority: value === 'any' ? null : value })}
        />
      </div>
      <Show of={first}>
        {() =>
          !page || page.rows.length === 0 ? (
            <EmptyState icon="people" title={narrowed ? t.vendors.none : t.vendors.noneYet} action={add}>
              {narrowed && t.vendors.noneHint}
            </EmptyState>
          ) : (
            <>
              <List>
                {page.rows.map((vendor) => (
                  <Cell
                    key={vendor.id}
                    title={vendorName(vendor)}
                    description={about(vendor)}
                    value={<VendorMarks vendor={vendor} />}
                    href={`/vendors/${vendor.id}`}
                  />
                ))}
              </List>
              {pager && <Pager {...pager} />}
            </>
          )
        }
      </Show>
    </Page>
  )
}
