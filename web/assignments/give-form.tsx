import { useState } from 'preact/hooks'
import type { Assignment } from '../../src/assignments/schema.ts'
import type { Place } from '../../src/plan/schema.ts'
import type { Vendor, Vendors } from '../../src/vendors/schema.ts'
import { api, withQuery } from '../api.ts'
import { localName, t } from '../i18n/index.ts'
import { Button, DateField, ErrorState, useCalm, useLoad } from '../kit/index.ts'
import { can } from '../shell/who.ts'
import { Picker } from './picker.tsx'
import { StepForm } from './step-form.tsx'

const shownAtOnce = 6

const about = (vendor: Vendor) =>
  [
    localName({ name: vendor.category_name, name_en: vendor.category_name_en }),
    vendor.phone,
    ...vendor.places.map((place) => place.number ?? t.assignments.stallGone),
  ].join(' · ')

function VendorPicker(props: {
  vendor: Vendor | null
  onChoose: (vendor: Vendor | null) => void
  error: string | undefined
}) {
  const [query, setQuery] = useState('')
  const q = useCalm(query.trim())
  const found = useLoad(
    async (signal) => (q === '' ? null : api.get<Vendors>(withQuery('/api/vendors', { q }), signal)),
    [q],
  )
  const vendors = q === '' ? undefined : found.data?.vendors.slice(0, shownAtOnce)
  const more = (found.data?.total ?? 0) - shownAtOnce
  return (
    <>
      <Picker
        legend={t.assignments.vendor}
        label={t.assignments.findVendor}
        chosen={props.vendor?.name ?? null}
        onClear={() => props.onChoose(null)}
        error={props.error}
        query={query}
        onQuery={setQuery}
        rows={vendors}
        rowKey={({ id }) => id}
        title={({ name, trade_name }) => (trade_name === null ? name : `${name}（${trade_name}）`)}
        description={about}
        onChoose={props.onChoose}
        tips={more > 0 ? t.assignments.moreVendors(more) : undefined}
        none={{
          title: t.assignments.noVendor,
          hint: t.assignments.noVendorHint,
          action: can('vendor.edit') && <Button href="/vendors/new">{t.assignments.registerVendor}</Button>,
        }}
      />
      {props.vendor === null && q === '' && <p class="weui-cells__tips">{t.assignments.typeToFind}</p>}
      {found.problem !== undefined && <ErrorState problem={found.problem} onRetry={found.reload} />}
    </>
  )
}

/** Gives the stall to a vendor for a period that may stay open. */
export function GiveForm(props: {
  market: string
  place: Place
  evening: string
  onDone: (words: string) => void
  onCancel: () => void
}) {
  const [vendor, setVendor] = useState<Vendor | null>(null)
  const [startsOn, setStartsOn] = useState(props.evening)
  const [endsOn, setEndsOn] = useState('')
  const wrong: Partial<Record<string, string>> = {
    ...(vendor === null && { vendor: t.assignments.chooseVendor }),
    ...(startsOn === '' && { starts_on: t.assignments.chooseDay }),
    ...(endsOn !== '' && endsOn < startsOn && { ends_on: t.assignments.reversed }),
  }
  const write = async () => {
    if (vendor === null) return
    const entry = {
      stall_id: props.place.id,
      vendor_id: vendor.id,
      starts_on: startsOn,
      ends_on: endsOn === '' ? null : endsOn,
    }
    await api.post<Assignment>(`/api/markets/${props.market}/assignments`, entry)
    props.onDone(t.assignments.given(props.place.number, vendor.name))
  }
  return (
    <StepForm
      title={t.assignments.give}
      go={t.assignments.giveNow}
      wrong={wrong}
      write={write}
      onCancel={props.onCancel}
    >
      {(told) => (
        <>
          <VendorPicker vendor={vendor} onChoose={setVendor} error={told['vendor']} />
          <DateField
            label={t.assignments.startsOn}
            required
            value={startsOn}
            error={told['starts_on']}
            onInput={setStartsOn}
          />
          <DateField
            label={t.assignments.endsOn}
            hint={t.assignments.openEnded}
            min={startsOn}
            value={endsOn}
            error={told['ends_on']}
            onInput={setEndsOn}
          />
        </>
      )}
    </StepForm>
  )
}
