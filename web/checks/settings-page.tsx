import { useRoute } from 'preact-iso'
import { useEffect, useState } from 'preact/hooks'
import {
  checkKinds,
  checkLevels,
  type CheckKind,
  type CheckLevel,
  type CheckSettings,
} from '../../src/checks/rules-kinds.ts'
import type { CheckSettingsAnswer } from '../../src/checks/schema.ts'
import type { Market } from '../../src/markets/schema.ts'
import { api } from '../api.ts'
import { formatDateTime, localName, t } from '../i18n/index.ts'
import {
  Button,
  ButtonRow,
  CheckboxGroup,
  ErrorState,
  NumberField,
  SelectField,
  Show,
  toast,
  useLoad,
  useSubmit,
} from '../kit/index.ts'
import { categories, categoryName, loadCategories } from '../plan/categories.ts'
import { Page } from '../shell/page.tsx'
import './checks.css'

const amounts = [
  'aisle_m',
  'back_to_back_m',
  'gap_every',
  'gap_m',
  'kerb_m',
  'hydrant_m',
  'gas_m',
  'least_side_m',
  'greatest_side_m',
] as const
type Amount = (typeof amounts)[number]
type Draft = Omit<CheckSettings, Amount> & Record<Amount, number | null>

/** The settings as the server takes them, or what is wrong with each amount. */
function wrongAmounts(draft: Draft): Partial<Record<Amount, string>> {
  const wrong: Partial<Record<Amount, string>> = {}
  for (const key of amounts) if (draft[key] === null || draft[key] < 0) wrong[key] = t.checks.missing
  if ((draft.least_side_m ?? 0) > (draft.greatest_side_m ?? 0)) wrong.least_side_m ??= t.checks.leastAboveGreatest
  if ((draft.back_to_back_m ?? 0) > (draft.aisle_m ?? 0)) wrong.back_to_back_m ??= t.checks.backAboveAisle
  return wrong
}

function Form({
  market,
  answer,
  onSaved,
}: {
  market: Market
  answer: CheckSettingsAnswer
  onSaved: (saved: CheckSettingsAnswer) => void
}) {
  const [draft, setDraft] = useState<Draft>(answer.settings)
  const wrong = wrongAmounts(draft)
  const saving = useSubmit(async () => {
    onSaved(await api.put<CheckSettingsAnswer>(`/api/markets/${market.id}/checks/settings`, draft))
    toast(t.checks.saved)
  })
  const level = (kind: CheckKind) => (
    <SelectField<CheckLevel>
      key={kind}
      label={t.checks.check[kind]}
      required
      disabled={kind === 'number'}
      {...(kind === 'number' ? { hint: t.checks.numberAlways } : {})}
      value={draft.levels[kind]}
      options={checkLevels.map((each) => ({ value: each, label: t.checks.level[each] }))}
      onChange={(next) => setDraft({ ...draft, levels: { ...draft.levels, [kind]: next } })}
    />
  )
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        if (Object.keys(wrong).length === 0) saving.submit()
      }}
    >
      <p class="check-settings__about">{t.checks.intro}</p>
      <p class="check-settings__about">
        {answer.saved_at === null
          ? t.checks.neverSaved
          : t.checks.savedBy(answer.saved_by ?? '—', formatDateTime(answer.saved_at, market.time_zone))}
      </p>
      {amounts.map((key) => (
        <NumberField
          key={key}
          label={t.checks.fields[key]}
          required
          decimals={key !== 'gap_every'}
          unit={key === 'gap_every' ? t.checks.count : t.checks.metres}
          error={wrong[key]}
          value={draft[key]}
          onInput={(value) => setDraft({ ...draft, [key]: value })}
        />
      ))}
      <CheckboxGroup
        legend={t.checks.fields.gas_categories}
        options={[...categories.value.keys()].map((id) => ({ value: id, label: categoryName(id) ?? id }))}
        value={draft.gas_categories}
        onChange={(gas_categories) => setDraft({ ...draft, gas_categories })}
      />
      <fieldset class="choice check-settings__levels">
        <legend class="weui-cells__title">{t.checks.levels}</legend>
        {checkKinds.map(level)}
      </fieldset>
      {saving.problem !== undefined && <ErrorState problem={saving.problem} onRetry={saving.submit} />}
      <ButtonRow fixed>
        <Button type="submit" kind="primary" busy={saving.busy} disabled={Object.keys(wrong).length > 0}>
          {t.checks.save}
        </Button>
      </ButtonRow>
    </form>
  )
}

/** What a market's stall plan has to keep to, in plain words and metres. */
export default function CheckSettingsPage() {
  const id = useRoute().params['market'] ?? ''
  const market = useLoad((signal) => api.get<Market>(`/api/markets/${id}`, signal), [id])
  const settings = useLoad((signal) => api.get<CheckSettingsAnswer>(`/api/markets/${id}/checks/settings`, signal), [id])
  useEffect(() => void loadCategories().catch(() => undefined), [])
  const title = market.data === undefined ? t.checks.title : `${t.checks.title} · ${localName(market.data)}`
  return (
    <Page title={title} back={`/markets/${id}/plans`}>
      <Show of={market}>
        {(found) => (
          <Show of={settings}>{(answer) => <Form market={found} answer={answer} onSaved={settings.set} />}</Show>
        )}
      </Show>
    </Page>
  )
}
