import type { Machine } from '../../src/matters/rules-machine.ts'
import type { Matter, ProcedureRead } from '../../src/matters/schema.ts'
import { ApiProblem, withQuery } from '../api.ts'
import { t } from '../i18n/index.ts'
import { problemSentence } from '../i18n/problem.ts'
import { Button } from '../kit/index.ts'
import { who } from '../shell/who.ts'
import { inTheWay, type Known, type Target } from './anticipate.ts'
import { openings, screensOf, type Opened } from './forms.ts'

/** Where the form of a step is. */
const formPath = (matter: string, { machine, step, procedure }: Pick<Target, 'machine' | 'step' | 'procedure'>) => {
  if (procedure !== null) return withQuery(`/procedures/${procedure.id}/${step}`, { matter })
  return machine === 'matter' ? `/matters/${matter}/do/${step}` : `/matters/${matter}/open/${machine}`
}

/** A matter's own steps in the order they are wanted: what a look settles first. */
const wanted = ['confirm', 'close', 'still_wrong', 'extend', 'order', 'spare', 'transfer', 'return', 'reopen']
const inOrder = (machine: Machine, steps: readonly string[]) =>
  machine === 'matter' ? wanted.filter((step) => steps.includes(step)) : steps

/** Steps that end something are never the one that stands out. */
const ending = ['give_back', 'dismiss', 'refuse', 'withdraw', 'hand_over', 'drop', 'spare', 'pause']

interface StepsProps {
  matter: Matter
  machine: Machine
  procedure: ProcedureRead | null
  steps: readonly string[]
  known: Known
}

/** The steps I may take now, the first one first; below them what the law wants before others, in its words. */
export function StepButtons({ matter, machine, procedure, steps, known }: StepsProps) {
  const me = who.value
  if (me?.kind !== 'person') return null
  const asked = inOrder(machine, steps)
    .filter((step) => screensOf(machine, step) !== undefined)
    .map((step) => {
      const target: Target = { machine, step, procedure, me: { id: me.id, hand: me.role } }
      const [why] = inTheWay(target, known, known.now)
      return { step, target, why, words: t.matters.steps[`${machine}.${step}`] ?? step }
    })
  const open = asked.filter(({ why }) => why === undefined)
  return (
    <>
      {open.length > 0 && (
        <ul class="steps" role="list">
          {open.map(({ step, target, words }, index) => (
            <li key={step}>
              <Button
                block
                size="large"
                kind={index === 0 && procedure !== null && !ending.includes(step) ? 'primary' : 'default'}
                href={formPath(matter.id, target)}
              >
                {words}
              </Button>
            </li>
          ))}
        </ul>
      )}
      {asked.map(
        ({ step, why, words }) =>
          why && (
            <p key={step} class="steps__not-yet">
              {t.matters.notYetOf(words, problemSentence(new ApiProblem(why.code, 422, why.detail)))}
            </p>
          ),
      )}
    </>
  )
}

/** Procedures that may be opened about the matter now. */
export function Openings({ matter }: { matter: Matter }) {
  const kinds = matter.may_open.filter((kind): kind is Opened => kind in openings)
  if (kinds.length === 0) return null
  return (
    <section class="matter__section matter__todo" aria-labelledby="openings">
      <h2 id="openings">{t.matters.open}</h2>
      <ul class="steps" role="list">
        {kinds.map((kind) => (
          <li key={kind}>
            <Button block size="large" href={`/matters/${matter.id}/open/${kind}`}>
              {t.matters.openings[kind] ?? kind}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  )
}
