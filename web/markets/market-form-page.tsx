import { useLocation, useRoute } from 'preact-iso'
import { useState } from 'preact/hooks'
import type { Market } from '../../src/markets/schema.ts'
import { api } from '../api.ts'
import { localName, t } from '../i18n/index.ts'
import { Button, ErrorState, Show, toast, useLoad, useSubmit } from '../kit/index.ts'
import { Page } from '../shell/page.tsx'
import { blankForm, checkForm, entryOf, formOf, type MarketForm, type MarketFormField } from './form.ts'
import { Names, PatrolRules, Place, Rules, type SquadChoice } from './market-fields.tsx'
import './market-form-page.css'
import { ProcedureFields } from './procedure-fields.tsx'

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
