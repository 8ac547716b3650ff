import { useState } from 'preact/hooks'
import { leaving } from '../../src/assignments/rules.ts'
import type { Assignment } from '../../src/assignments/schema.ts'
import { unpackPlaces } from '../../src/plan/rules-pack.ts'
import { searchPlaces } from '../../src/plan/rules-search.ts'
import type { Place, StaffMap } from '../../src/plan/schema.ts'
import { addDays } from '../../src/shared/evening.ts'
import { api } from '../api.ts'
import { t } from '../i18n/index.ts'
import { DateField, ErrorState, TextArea, useLoad } from '../kit/index.ts'
import { Picker } from './picker.tsx'
import { StepForm } from './step-form.tsx'

const shownAtOnce = 8

const isFree = ({ kind, status, holder }: Place) => kind === 'stall' && holder === null && status !== 'closed'

function StallPicker(props: {
  market: string
  stall: Place | null
  onChoose: (stall: Place | null) => void
  error: string | undefined
}) {
  const [query, setQuery] = useState('')
  const map = useLoad((signal) => api.get<StaffMap>(`/api/markets/${props.market}/map`, signal), [props.market])
  const free = map.data && unpackPlaces(map.data.places).filter(isFree)
  const found = free && (query.trim() === '' ? free : searchPlaces(query, free))
  const more = (found?.length ?? 0) - shownAtOnce
  return (
    <>
      <Picker
        legend={t.assignments.stall}
        label={t.assignments.findStall}
        chosen={props.stall?.number ?? null}
        onClear={() => props.onChoose(null)}
        error={props.error}
        query={query}
        onQuery={setQuery}
        rows={found?.slice(0, shownAtOnce)}
        rowKey={({ id }) => id}
        title={({ number }) => t.assignments.toStall(number)}
        onChoose={props.onChoose}
        tips={more > 0 ? t.assignments.moreStalls(more) : undefined}
        none={{ title: t.assignments.noStall, hint: t.assignments.noStallHint }}
      />
      {map.problem !== undefined && <ErrorState problem={map.problem} onRetry={map.reload} />}
    </>
  )
}

/** Moves the vendor to a free stall of the same market from a day on. */
export function MoveForm(props: {
  assignment: Assignment
  evening: string
  onDone: (words: string) => void
  onCancel: () => void
}) {
  const { assignment, evening } = props
  const [stall, setStall] = useState<Place | null>(null)
  const first = assignment.state === 'coming' ? assignment.starts_on : addDays(evening, 1)
  const [fromDay, setFromDay] = useState(first)
  const [reason, setReason] = useState('')
  const outcome = fromDay === '' ? null : leaving({ ...assignment, cancelled: false }, fromDay, evening)
  const wrong: Partial<Record<string, string>> = {
    ...(stall === null && { stall: t.assignments.chooseStall }),
    ...(fromDay === '' && { from_day: t.assignments.chooseDay }),
    ...(outcome === 'period_reversed' && { from_day: t.assignments.reversed }),
    ...(reason.trim() === '' && { reason: t.assignments.giveReason }),
  }
  const write = async () => {
    if (stall === null) return
    const wish = { stall_id: stall.id, from_day: fromDay, reason: reason.trim() }
    await api.post<Assignment>(`/api/assignments/${assignment.id}/move`, wish)
    props.onDone(t.assignments.moved(stall.number))
  }
  return (
    <StepForm
      title={t.assignments.move}
      go={t.assignments.moveNow}
      wrong={wrong}
      write={write}
      onCancel={props.onCancel}
    >
      {(told) => (
        <>
          <StallPicker market={assignment.market_id} stall={stall} onChoose={setStall} error={told['stall']} />
          <DateField
            label={t.assignments.fromDay}
            required
            value={fromDay}
            error={told['from_day']}
            onInput={setFromDay}
          />
          <TextArea
            label={t.assignments.reason}
            hint={t.assignments.reasonHint}
            required
            max={200}
            value={reason}
            error={told['reason']}
            onInput={setReason}
          />
        </>
      )}
    </StepForm>
  )
}
