import type { Assignment, Assignments } from '../../src/assignments/schema.ts'
import type { Place } from '../../src/plan/schema.ts'
import { api } from '../api.ts'
import { t } from '../i18n/index.ts'
import { Button, ButtonRow, EmptyState, Show, toast, useLoad, useStateOf } from '../kit/index.ts'
import { AssignmentState, periodWords } from './assignment-history.tsx'
import { EndForm } from './end-form.tsx'
import { GiveForm } from './give-form.tsx'
import { MoveForm } from './move-form.tsx'
import './assignments.css'

type Step = { kind: 'give' } | { kind: 'end' | 'move'; assignment: Assignment }

interface AssignPanelProps {
  /** The market's id. */
  market: string
  place: Place
  /** The market's evening today, 'YYYY-MM-DD': what a new period starts with. */
  evening: string
  /** Something was given, ended or moved: the map is to be read anew. */
  onChanged: () => void
}

function Held(props: { assignment: Assignment; onStep: (step: Step) => void }) {
  const { assignment, onStep } = props
  const coming = assignment.state === 'coming'
  return (
    <article class="assignment" aria-label={assignment.vendor_name}>
      <p class="assignment__who">
        <a href={`/vendors/${assignment.vendor_id}`}>{assignment.vendor_name}</a>
        <AssignmentState state={assignment.state} />
      </p>
      <p>{periodWords(assignment)}</p>
      <p class="assignment__by">{t.assignments.byWhom(assignment.assigned_by)}</p>
      <div class="assignment__buttons">
        <Button size="small" onClick={() => onStep({ kind: 'move', assignment })}>
          {t.assignments.move}
        </Button>
        <Button size="small" onClick={() => onStep({ kind: 'end', assignment })}>
          {coming ? t.assignments.takeBack : t.assignments.end}
        </Button>
      </div>
    </article>
  )
}

/** Who has a stall now and next, and for supervisors the ways to change that: give, end, move. */
export function AssignPanel({ market, place, evening, onChanged }: AssignPanelProps) {
  const [step, setStep] = useStateOf<Step | null>(place.id, null)
  const known = useLoad(
    (signal) => api.get<Assignments>(`/api/assignments?stall=${place.id}`, signal),
    [place.id, place.holder],
  )

  const done = (words: string) => {
    setStep(null)
    toast(words)
    known.reload()
    onChanged()
  }
  const cancel = () => setStep(null)

  return (
    <section class="assign" aria-label={t.assignments.title}>
      <h3 class="weui-cells__title">{t.assignments.title}</h3>
      <Show of={known}>
        {({ assignments }) => {
          const held = assignments.filter(({ state }) => state === 'current' || state === 'coming').reverse()
          return (
            <>
              {held.length === 0 && step === null && (
                <EmptyState icon="stall" title={t.assignments.nobody}>
                  {t.assignments.nobodyHint}
                </EmptyState>
              )}
              {held.map((assignment) => (
                <Held key={assignment.id} assignment={assignment} onStep={setStep} />
              ))}
              {step === null && (
                <ButtonRow>
                  <Button
                    kind={held.length === 0 ? 'primary' : 'default'}
                    icon="plus"
                    onClick={() => setStep({ kind: 'give' })}
                  >
                    {held.length === 0 ? t.assignments.give : t.assignments.giveAnother}
                  </Button>
                </ButtonRow>
              )}
            </>
          )
        }}
      </Show>
      {step?.kind === 'give' && (
        <GiveForm market={market} place={place} evening={evening} onDone={done} onCancel={cancel} />
      )}
      {step?.kind === 'end' && (
        <EndForm
          key={step.assignment.id}
          assignment={step.assignment}
          evening={evening}
          onDone={done}
          onCancel={cancel}
        />
      )}
      {step?.kind === 'move' && (
        <MoveForm
          key={step.assignment.id}
          assignment={step.assignment}
          evening={evening}
          onDone={done}
          onCancel={cancel}
        />
      )}
    </section>
  )
}
