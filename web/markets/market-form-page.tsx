import { useLocation, useRoute } from 'preact-iso'
import { useState } from 'preact/hooks'
import type { Market } from '../../src/markets/schema.ts'
import { api } from '../api.ts'
import { localName, t } from '../i18n/index.ts'
import {
  Button,
  DateField,
  ErrorState,
  NumberField,
  RadioGroup,
  SelectField,
  Show,
  TextField,
  toast,
  useLoad,
  useSubmit,
} from '../kit/index.ts'
import { Page } from '../shell/page.tsx'
import { Clock } from './clock-field.tsx'
import { blankForm, checkForm, entryOf, formOf, type MarketForm, type MarketFormField } from './form.ts'
import './market-form-page.css'
import { ProcedureFields } from './procedure-fields.tsx'

interface SquadChoice {
  id: string
  name: string
  name_en: string | null
}

interface FieldsProps {
  form: MarketForm
  wrong: ReadonlySet<MarketFormField>
  set: (change: Partial<MarketForm>) => void
}

function Names({ form, wrong, set, fresh }: FieldsProps & { fresh: boolean }) {
  const error = (field: MarketFormField, words: string) => (wrong.has(field) ? words : undefined)
  return (
    <>
      <TextField
        label={t.markets.name}
        required
        error={error('name', t.markets.nameWrong)}
        value={form.name}
        onInput={(name) => set({ name })}
      />
      <TextField
        label={t.markets.nameEn}
        required
        error={error('name_en', t.markets.nameEnWrong)}
        value={form.name_en}
        onInput={(name_en) => set({ name_en })}
      />
      {fresh && (
        <>
          <RadioGroup
            legend={t.markets.kind}
            hint={t.markets.kindHint}
            value={form.kind}
            onChange={(kind) => set({ kind })}
            options={[
              { value: 'night_market', label: t.markets.nightMarket },
              { value: 'street', label: t.markets.street },
            ]}
          />
          <TextField
            label={t.markets.id}
            hint={t.markets.idHint}
            required
            error={error('id', t.markets.idWrong)}
            value={form.id}
            onInput={(id) => set({ id })}
          />
        </>
      )}
      <h2 class="form__part">{t.markets.hours}</h2>
      <Clock
        label={t.markets.opens}
        error={error('opens', t.markets.clockWrong)}
        value={form.opens}
        onInput={(opens) => set({ opens })}
      />
      <Clock
        label={t.markets.closes}
        hint={t.markets.closesHint}
        error={error('closes', t.markets.clockWrong)}
        value={form.closes}
        onInput={(closes) => set({ closes })}
      />
    </>
  )
}

function Place({ form, wrong, set }: FieldsProps) {
  const error = (field: MarketFormField, words: string) => (wrong.has(field) ? words : undefined)
  return (
    <>
      <h2 class="form__part">{t.markets.place}</h2>
      <NumberField
        label={t.markets.centerLng}
        hint={t.markets.placeHint}
        required
        decimals
        error={error('center_lng', t.markets.placeWrong)}
        value={form.center_lng}
        onInput={(center_lng) => set({ center_lng })}
      />
      <NumberField
        label={t.markets.centerLat}
        required
        decimals
        error={error('center_lat', t.markets.placeWrong)}
        value={form.center_lat}
        onInput={(center_lat) => set({ center_lat })}
      />
      <NumberField
        label={t.markets.axis}
        hint={t.markets.axisHint}
        required
        decimals
        unit={t.markets.degrees}
        error={error('axis_bearing', t.markets.axisWrong)}
        value={form.axis_bearing}
        onInput={(axis_bearing) => set({ axis_bearing })}
      />
    </>
  )
}

function Rules({ form, wrong, set, squads }: FieldsProps & { squads: readonly SquadChoice[] }) {
  return (
    <>
      <h2 class="form__part">{t.markets.rules}</h2>
      <NumberField
        label={t.markets.maximum}
        required
        unit={t.markets.stalls}
        error={wrong.has('max_stalls_per_vendor') ? t.markets.maximumWrong : undefined}
        value={form.max_stalls_per_vendor}
        onInput={(max_stalls_per_vendor) => set({ max_stalls_per_vendor })}
      />
      <SelectField
        label={t.markets.squad}
        value={form.squad_id === '' ? 'none' : form.squad_id}
        onChange={(squad) => set({ squad_id: squad === 'none' ? '' : squad })}
        options={[
          { value: 'none', label: t.markets.noSquad },
          ...squads.map((squad) => ({ value: squad.id, label: localName(squad) })),
        ]}
      />
      <h2 class="form__part">{t.markets.designation}</h2>
      <TextField
        label={t.markets.designationNumber}
        maxLength={60}
        value={form.designation_number}
        onInput={(designation_number) => set({ designation_number })}
      />
      <DateField
        label={t.markets.designationDate}
        value={form.designation_date}
        onInput={(designation_date) => set({ designation_date })}
      />
      <TextField
        label={t.markets.designationIssuer}
        maxLength={80}
        value={form.designation_issuer}
        onInput={(designation_issuer) => set({ designation_issuer })}
      />
    </>
  )
}

function PatrolRules({ form, wrong, set }: FieldsProps) {
  const error = (field: MarketFormField, words: string) => (wrong.has(field) ? words : undefined)
  return (
    <>
      <h2 class="form__part">{t.markets.patrols}</h2>
      <NumberField
        label={t.markets.unseen}
        hint={t.markets.unseenHint}
        required
        unit={t.markets.evenings}
        error={error('unseen_evenings', t.markets.unseenWrong)}
        value={form.unseen_evenings}
        onInput={(unseen_evenings) => set({ unseen_evenings })}
      />
      <NumberField
        label={t.markets.randomShare}
        hint={t.markets.randomShareHint}
        required
        unit="%"
        error={error('random_share_percent', t.markets.randomShareWrong)}
        value={form.random_share_percent}
        onInput={(random_share_percent) => set({ random_share_percent })}
      />
      <NumberField
        label={t.markets.secondLook}
        hint={t.markets.secondLookHint}
        required
        unit="%"
        error={error('second_look_percent', t.markets.randomShareWrong)}
        value={form.second_look_percent}
        onInput={(second_look_percent) => set({ second_look_percent })}
      />
      <NumberField
        label={t.markets.closingRound}
        hint={t.markets.closingRoundHint}
        required
        unit={t.markets.minutes}
        error={error('closing_round_minutes', t.markets.closingRoundWrong)}
        value={form.closing_round_minutes}
        onInput={(closing_round_minutes) => set({ closing_round_minutes })}
      />
    </>
  )
}

interface FormProps {
  market: Market | null
  squads: readonly SquadChoice[]
  /** A market of the district: a new one is near enough to it until its first plan says where. */
  near: Market | undefined
}

function Form({ market, squads, near }: FormProps) {
  const { route } = useLocation()
  const [form, setForm] = useState<MarketForm>(
    market !== null
      ? formOf(market)
      : { ...blankForm, center_lng: near?.center_lng ?? null, center_lat: near?.center_lat ?? null },
  )
  const [wrong, setWrong] = useState<ReadonlySet<MarketFormField>>(new Set())
  const set = (change: Partial<MarketForm>) => setForm({ ...form, ...change })
  const saving = useSubmit(async () => {
    const entry = entryOf(form)
    const saved =
      market === null
        ? await api.post<Market>('/api/markets', { ...entry, id: form.id, kind: form.kind })
        : await api.put<Market>(`/api/markets/${market.id}`, entry)
    toast(market === null ? t.markets.created(localName(saved)) : t.markets.saved(localName(saved)))
    route(`/markets/${saved.id}`, true)
  })
  const save = (event: Event) => {
    event.preventDefault()
    const found = checkForm(form, market === null)
    setWrong(found)
    if (found.size === 0) return saving.submit()
    const { currentTarget: page } = event
    requestAnimationFrame(
      () => page instanceof HTMLElement && page.querySelector<HTMLElement>('[aria-invalid]')?.focus(),
    )
  }
  return (
    <form class="form" noValidate onSubmit={save}>
      <Names form={form} wrong={wrong} set={set} fresh={market === null} />
      <Place form={form} wrong={wrong} set={set} />
      <PatrolRules form={form} wrong={wrong} set={set} />
      <ProcedureFields form={form} wrong={wrong} set={set} />
      <Rules form={form} wrong={wrong} set={set} squads={squads} />
      {saving.problem !== undefined && <ErrorState problem={saving.problem} />}
      <Button kind="primary" type="submit" block busy={saving.busy}>
        {t.markets.save}
      </Button>
    </form>
  )
}

/** A new market at /markets/new, or one to change at /markets/:market/edit. */
export default function MarketFormPage() {
  const id = useRoute().params['market']
  const loaded = useLoad(
    async (signal) => {
      const [market, { squads }, { markets }] = await Promise.all([
        id === undefined ? null : api.get<Market>(`/api/markets/${id}`, signal),
        api.get<{ squads: SquadChoice[] }>('/api/squads', signal),
        id === undefined ? api.get<{ markets: Market[] }>('/api/markets', signal) : { markets: [] },
      ])
      return { market, squads, near: markets[0] }
    },
    [id],
  )
  return (
    <Page
      title={id === undefined ? t.markets.addTitle : t.markets.editTitle}
      back={id === undefined ? '/markets' : `/markets/${id}`}
    >
      <Show of={loaded}>{(known) => <Form {...known} />}</Show>
    </Page>
  )
}
