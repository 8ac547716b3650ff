import { localName, t } from '../i18n/index.ts'
import { DateField, NumberField, RadioGroup, SelectField, TextField } from '../kit/index.ts'
import { Clock } from './clock-field.tsx'
import type { MarketForm, MarketFormField } from './form.ts'

export interface SquadChoice {
  id: string
  name: string
  name_en: string | null
}

interface FieldsProps {
  form: MarketForm
  wrong: ReadonlySet<MarketFormField>
  set: (change: Partial<MarketForm>) => void
}

export function Names({ form, wrong, set, fresh }: FieldsProps & { fresh: boolean }) {
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

export function Place({ form, wrong, set }: FieldsProps) {
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

export function Rules({ form, wrong, set, squads }: FieldsProps & { squads: readonly SquadChoice[] }) {
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

export function PatrolRules({ form, wrong, set }: FieldsProps) {
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
