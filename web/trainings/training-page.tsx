import { useRoute } from 'preact-iso'
import { useMemo, useState } from 'preact/hooks'
import { isFor } from '../../src/trainings/rules.ts'
import type { Training, TrainingEntry } from '../../src/trainings/schema.ts'
import type { Vendors } from '../../src/vendors/schema.ts'
import { api, withQuery } from '../api.ts'
import { Changes } from '../events/changes.tsx'
import { formatDay, squadOf, t } from '../i18n/index.ts'
import {
  Button,
  Cell,
  DefinitionList,
  ErrorState,
  inTurn,
  List,
  SearchBox,
  Show,
  StatusMark,
  toast,
  useLoad,
} from '../kit/index.ts'
import { PrintButton } from '../print/print-button.tsx'
import { Page } from '../shell/page.tsx'
import { TrainingForm } from './training-form.tsx'
import './trainings.css'

interface ListProps {
  of: Training
  may: boolean
  tick: (who: string, attended: boolean) => void
}

function Tick(props: {
  name: string
  aside: string | null
  attended: boolean
  may: boolean
  onTick: (attended: boolean) => void
}) {
  return (
    <li>
      <label class="weui-cell cell_active attendance__row">
        <input
          type="checkbox"
          class="choice__checkbox"
          checked={props.attended}
          disabled={!props.may}
          onChange={(event) => props.onTick(event.currentTarget.checked)}
        />
        <span class="weui-cell__bd">
          <span class="cell__title">{props.name}</span>
          {props.aside && <span class="cell__description">{props.aside}</span>}
        </span>
        <span class="attendance__sign" aria-hidden="true" />
      </label>
    </li>
  )
}

function Officers({ of, may, tick }: ListProps) {
  const were = of.officers.filter(({ attended }) => attended).length
  return (
    <section aria-labelledby="officers">
      <h2 class="weui-cells__title" id="officers">
        {t.trainings.officers(were, of.officers.length)}
      </h2>
      <ul class="weui-cells attendance" role="list">
        {of.officers.map((one) => (
          <Tick
            key={one.id}
            name={one.name}
            aside={squadOf(one) || null}
            attended={one.attended}
            may={may}
            onTick={(attended) => tick(`officers/${one.id}`, attended)}
          />
        ))}
      </ul>
    </section>
  )
}

/** The vendors who were there, and finding one more: a district has thousands. */
function TickVendors({ of, may, tick }: ListProps) {
  const [query, setQuery] = useState('')
  const words = query.trim()
  const found = useLoad(
    async (signal) =>
      words === '' ? null : api.get<Vendors>(withQuery('/api/vendors', { q: words, limit: 20 }), signal),
    [words],
  )
  const there = new Set(of.vendors.map(({ id }) => id))
  return (
    <section aria-labelledby="vendors">
      <h2 class="weui-cells__title" id="vendors">
        {t.trainings.vendors(of.vendors.length)}
      </h2>
      {may && <SearchBox label={t.trainings.searchVendors} value={query} onInput={setQuery} />}
      {found.data && (
        <List tips={found.data.vendors.length === 0 ? t.trainings.noVendor : undefined}>
          {found.data.vendors
            .filter(({ id }) => !there.has(id))
            .map((vendor) => (
              <Cell
                key={vendor.id}
                icon="plus"
                title={t.trainings.wasThere(vendor.name)}
                onClick={() => tick(`vendors/${vendor.id}`, true)}
              />
            ))}
        </List>
      )}
      <ul class="weui-cells attendance" role="list">
        {of.vendors.map((one) => (
          <Tick
            key={one.id}
            name={one.name}
            aside={null}
            attended={one.attended}
            may={may}
            onTick={(attended) => tick(`vendors/${one.id}`, attended)}
          />
        ))}
      </ul>
    </section>
  )
}

interface LoadedProps {
  of: Training
  onChange: (training: Training) => void
  reload: () => void
}

function Loaded({ of, onChange, reload }: LoadedProps) {
  const [editing, setEditing] = useState(false)
  const [problem, setProblem] = useState<unknown>(undefined)
  const send = useMemo(() => inTurn(onChange, reload), [onChange, reload])
  const held = of.held_on <= of.today
  const may = held && !of.cancelled
  const tick = (who: string, attended: boolean) => {
    setProblem(undefined)
    void send(() => api.put<Training>(`/api/trainings/${of.id}/${who}`, { attended })).catch(setProblem)
  }
  const save = async (entry: TrainingEntry) => {
    await send(() => api.put<Training>(`/api/trainings/${of.id}`, entry))
    setEditing(false)
    toast(t.trainings.saved)
  }
  const { topic, audience, held_on, valid_until, place, note, cancelled } = of
  const entry: TrainingEntry = { topic, audience, held_on, valid_until, place, note, cancelled }
  return (
    <>
      {editing ? (
        <TrainingForm title={t.trainings.edit} of={entry} known onSave={save} onCancel={() => setEditing(false)} />
      ) : (
        <>
          {cancelled && <StatusMark tone="plain" icon="close" word={t.trainings.cancelled} />}
          <DefinitionList
            items={[
              [t.trainings.heldOn, formatDay(held_on)],
              [t.trainings.audience, t.trainings.audiences[audience]],
              [t.trainings.validUntil, valid_until ? formatDay(valid_until) : t.trainings.noEnd],
              [t.trainings.place, place],
              [t.trainings.note, note],
            ]}
          />
          <div class="trainings__edit">
            <Button size="small" icon="edit" onClick={() => setEditing(true)}>
              {t.trainings.edit}
            </Button>
          </div>
        </>
      )}
      {!held && <p class="trainings__hint">{t.trainings.notYet}</p>}
      {problem !== undefined && <ErrorState problem={problem} />}
      {isFor(audience, 'officer') && <Officers of={of} may={may} tick={tick} />}
      {isFor(audience, 'vendor') && <TickVendors of={of} may={may} tick={tick} />}
      <Changes subject={`training:${of.id}`} version={of} />
    </>
  )
}

/** One lesson: who was there, ticked on a phone or signed on paper. */
export default function TrainingPage() {
  const id = useRoute().params['training'] ?? ''
  const training = useLoad((signal) => api.get<Training>(`/api/trainings/${id}`, signal), [id])
  return (
    <Page
      title={training.data?.topic ?? t.trainings.title}
      back="/trainings"
      actions={<PrintButton word={t.trainings.print} />}
    >
      <Show of={training}>{(of) => <Loaded of={of} onChange={training.set} reload={training.reload} />}</Show>
    </Page>
  )
}
