import './matters.css'
import { useRoute } from 'preact-iso'
import type { Matter } from '../../src/matters/schema.ts'
import type { Squads } from '../../src/people/schema.ts'
import { api } from '../api.ts'
import { formatDateTime, localName, t } from '../i18n/index.ts'
import { labelled } from '../i18n/punctuation.ts'
import { Button, DefinitionList, later, Show, useLoad } from '../kit/index.ts'
import { Page } from '../shell/page.tsx'
import type { Known } from './anticipate.ts'
import { endWords } from './end-words.ts'
import { namesOf } from './facts.ts'
import { useFresh } from './fresh.ts'
import { ProcedureCard } from './procedure-card.tsx'
import type { Names } from './said.ts'
import { dueWords, StateMark } from './state-mark.tsx'
import { Openings, StepButtons } from './step-buttons.tsx'

/** Below the fold: what may be done now is above it. */
const Timeline = later(() => import('./timeline.tsx').then((chunk) => chunk.Timeline), ['enforcement'])
const FindingLook = later(() => import('./finding-look.tsx').then((chunk) => chunk.FindingLook), ['inspections'])

function Head({ matter, now }: { matter: Matter; now: Date }) {
  const { market, place, vendor, squad, due_at } = matter
  const zone = market.time_zone
  const where = `${localName(market)} ${place.number}`
  return (
    <header class="matter__head">
      <p class="matter__item">{localName(matter.item)}</p>
      <p class="matter-line__marks">
        <StateMark state={matter.state} due_at={due_at} now={now} />
        {due_at !== null && <strong>{dueWords(due_at, zone, now)}</strong>}
      </p>
      <DefinitionList
        items={[
          [
            t.matters.place,
            place.id === null ? (
              where
            ) : (
              <a href={`/markets/${market.id}?place=${place.id}`} aria-label={labelled(where, t.matters.placeOnMap)}>
                {where}
              </a>
            ),
          ],
          [
            t.matters.vendor,
            vendor === null ? t.matters.noVendor : <a href={`/vendors/${vendor.id}`}>{vendor.name}</a>,
          ],
          [t.matters.seen, formatDateTime(matter.seen_at, zone)],
          [t.matters.handledBy, localName(squad)],
          [t.matters.deadline, due_at && endWords(due_at, zone)],
          [t.matters.noteLine, matter.note],
        ]}
      />
    </header>
  )
}

function Whole({ known, names }: { known: Known; names: Names }) {
  const { matter, now } = known
  const running = matter.procedures.filter(({ ended_at }) => ended_at === null)
  const over = matter.procedures.filter(({ ended_at }) => ended_at !== null)
  const idle = matter.open_steps.length + matter.may_open.length + running.flatMap((one) => one.open_steps).length === 0
  return (
    <div class="matter">
      <Head matter={matter} now={now} />
      {matter.procedures.length > 0 && (
        <section class="matter__section" aria-labelledby="procedures">
          <h2 id="procedures">{t.matters.inProcedures}</h2>
          {[...running, ...over].map((procedure) => (
            <ProcedureCard key={procedure.id} matter={matter} procedure={procedure} known={known} />
          ))}
        </section>
      )}
      {matter.open_steps.length > 0 && (
        <section class="matter__section matter__todo" aria-labelledby="open-steps">
          <h2 id="open-steps">{t.matters.whatToDo}</h2>
          <StepButtons matter={matter} machine="matter" procedure={null} steps={matter.open_steps} known={known} />
        </section>
      )}
      <Openings matter={matter} />
      {idle && <p class="matters__hint">{t.matters.nothingToDo}</p>}
      <section class="matter__section" aria-labelledby="timeline">
        <h2 id="timeline">{t.matters.timeline}</h2>
        <FindingLook inspection={matter.inspection_id} finding={matter.id} />
        <Timeline entries={matter.timeline} names={names} matter={matter} />
      </section>
    </div>
  )
}

/** A finding's life: where it stands, what may be done now, its procedures with their clocks, all that happened. */
export default function MatterPage() {
  const id = useRoute().params['matter'] ?? ''
  const loaded = useLoad(
    async (signal) => {
      const [matter, { squads }] = await Promise.all([
        api.get<Matter>(`/api/matters/${id}`, signal),
        api.get<Squads>('/api/squads', signal),
      ])
      const squad = squads.find((one) => one.id === matter.squad.id)
      const known: Known = { matter, squad, bases: [], now: new Date() }
      return { known, names: namesOf(squads, matter.supervisors) }
    },
    [id],
  )
  useFresh(loaded.reload)
  const number = loaded.data?.known.matter.place.number
  return (
    <Page
      title={number === undefined ? t.matters.one : `${t.matters.one} · ${number}`}
      back="/matters"
      actions={
        <Button size="small" icon="print" onClick={() => window.print()}>
          {t.matters.print}
        </Button>
      }
    >
      <Show of={loaded}>{(data) => <Whole {...data} />}</Show>
    </Page>
  )
}
