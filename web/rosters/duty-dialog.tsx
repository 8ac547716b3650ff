import { useState } from 'preact/hooks'
import { absences, type Absence } from '../../src/rosters/rules.ts'
import type { DutyEntry, Week } from '../../src/rosters/schema.ts'
import { formatShortDay, localName, t } from '../i18n/index.ts'
import { Button, Dialog, ErrorState, SelectField, TextField, useSubmit } from '../kit/index.ts'
import { dutyAt, type Place } from './words.ts'

const there = 'there'
const anywhere = 'anywhere'

/** Where somebody goes on an evening, or why they are not there. */
export function DutyDialog(props: {
  week: Week
  place: Place
  onClose: () => void
  onSave: (duty: DutyEntry) => Promise<void>
}) {
  const { week, place } = props
  const duty = dutyAt(week, place)
  const [market, setMarket] = useState(duty?.market_id ?? anywhere)
  const [absence, setAbsence] = useState<Absence | typeof there>(duty?.absence ?? there)
  const [note, setNote] = useState(duty?.absence_note ?? '')
  const past = place.evening < week.today
  const saving = useSubmit(async () => {
    const absent = absence === there ? null : absence
    await props.onSave({
      on_duty: true,
      market_id: market === anywhere ? null : market,
      absence: absent,
      absence_note: absent === null || note.trim() === '' ? null : note,
    })
    props.onClose()
  })
  return (
    <Dialog
      open
      title={`${place.person.name} · ${formatShortDay(place.evening)}`}
      onClose={props.onClose}
      actions={
        <>
          <Button onClick={props.onClose}>{t.kit.cancel}</Button>
          <Button kind="primary" busy={saving.busy} onClick={saving.submit}>
            {t.rosters.save}
          </Button>
        </>
      }
    >
      <SelectField
        label={t.rosters.market}
        required
        disabled={past}
        value={market}
        options={[
          { value: anywhere, label: t.rosters.anywhere },
          ...week.markets.map((each) => ({ value: each.id, label: localName(each) })),
        ]}
        onChange={setMarket}
      />
      <SelectField<Absence | typeof there>
        label={t.rosters.presence}
        required
        value={absence}
        options={[
          { value: there, label: t.rosters.there },
          ...absences.map((value) => ({ value, label: t.rosters.absences[value] })),
        ]}
        onChange={setAbsence}
      />
      {absence !== there && <TextField label={t.rosters.note} value={note} onInput={setNote} />}
      {saving.problem !== undefined && <ErrorState problem={saving.problem} />}
    </Dialog>
  )
}
