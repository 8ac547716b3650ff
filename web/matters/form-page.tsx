import './matters.css'
import { useRoute } from 'preact-iso'
import { useEffect } from 'preact/hooks'
import type { Machine } from '../../src/matters/rules-machine.ts'
import { ApiProblem } from '../api.ts'
import { localName, t } from '../i18n/index.ts'
import { problemSentence } from '../i18n/problem.ts'
import { Button, EmptyState, ErrorState, later, Show, useLoad } from '../kit/index.ts'
import { Page } from '../shell/page.tsx'
import { who } from '../shell/who.ts'
import { inTheWay, type Target } from './anticipate.ts'
import { loadFacts, stepsOf, type Facts } from './facts.ts'
import { isOpened, openings, screensOf } from './forms.ts'

/** Fetched while the facts are. */
const Guide = later(() => import('./guide.tsx').then((chunk) => chunk.Guide), ['enforcement', 'procedures'])
const Timeline = later(() => import('./timeline.tsx').then((chunk) => chunk.Timeline), ['enforcement'])

interface Asked {
  matter: string
  procedure: string | undefined
  kind: string | undefined
  step: string
}

/** What the address asks for; undefined for a step that has no form, or a procedure that is not this matter's. */
function targetOf(facts: Facts, { procedure: id, kind, step }: Asked): Target | undefined {
  const me = who.value
  if (me?.kind !== 'person') return undefined
  const taker = { id: me.id, hand: me.role }
  if (kind !== undefined) {
    return isOpened(kind) ? { machine: kind, step: openings[kind], procedure: null, me: taker } : undefined
  }
  const procedure = id === undefined ? null : facts.matter.procedures.find((one) => one.id === id)
  if (procedure === undefined) return undefined
  const machine: Machine = procedure?.kind ?? 'matter'
  return screensOf(machine, step) ? { machine, step, procedure, me: taker } : undefined
}

/** The form, or why this step cannot be taken: the law's own order is said where it is asked for too early. */
function Form({ facts, target }: { facts: Facts; target: Target }) {
  const { matter } = facts
  const [why] = inTheWay(target, facts, facts.now)
  const { procedure } = target
  const before = procedure === null ? [] : stepsOf(matter, procedure)
  return (
    <>
      <p class="guide__about">
        {[matter.place.number, localName(matter.item), matter.vendor?.name].filter(Boolean).join(' · ')}
      </p>
      {before.length > 0 && (
        <details class="guide__before">
          <summary>{t.matters.before}</summary>
          <Timeline entries={before} names={facts.names} matter={matter} />
        </details>
      )}
      {why ? (
        <EmptyState
          icon="info"
          title={t.matters.notOpen}
          action={
            <Button size="large" href={`/matters/${matter.id}`}>
              {t.matters.toMatter}
            </Button>
          }
        >
          {problemSentence(new ApiProblem(why.code, 422, why.detail))}
        </EmptyState>
      ) : (
        <Guide facts={facts} target={target} />
      )}
    </>
  )
}

/** A step of a matter, the opening of a procedure or a procedure's step, as a guided form. */
export default function FormPage() {
  const { params, query } = useRoute()
  const asked: Asked = {
    matter: params['matter'] ?? query['matter'] ?? '',
    procedure: params['procedure'],
    kind: params['kind'],
    step: params['step'] ?? '',
  }
  const facts = useLoad((signal) => loadFacts(asked.matter, signal), [asked.matter])
  useEffect(() => Guide.ahead(), [])
  const target = facts.data && targetOf(facts.data, asked)
  const title = target && t.matters.steps[`${target.machine}.${target.step}`]
  return (
    <Page title={title ?? t.matters.one} back={`/matters/${asked.matter}`}>
      <Show of={facts}>
        {(known) =>
          target ? <Form facts={known} target={target} /> : <ErrorState problem={new ApiProblem('not_found', 404)} />
        }
      </Show>
    </Page>
  )
}
