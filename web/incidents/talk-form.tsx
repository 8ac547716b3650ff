import { useState } from 'preact/hooks'
import type { IncidentPage, TalkEntry } from '../../src/incidents/schema.ts'
import { dayIn } from '../../src/shared/evening.ts'
import { api } from '../api.ts'
import { StepForm } from '../assignments/step-form.tsx'
import { t } from '../i18n/index.ts'
import { DateField, Switch, TextArea, TextField, toast } from '../kit/index.ts'

const most = { with: 80, words: 500 } as const
const isRight = (words: string, max: number) => words.trim() !== '' && words.trim().length <= max

interface TalkFormProps {
  incident: IncidentPage
  id: string
  onDone: (incident: IncidentPage) => void
  onCancel: () => void
}

/** A talk after an incident: when, with whom, what was agreed; a supervisor may close it, and a vendor who complained is told. */
export function TalkForm({ incident, id, onDone, onCancel }: TalkFormProps) {
  const today = dayIn(incident.market.time_zone, new Date())
  const [talked_on, setTalkedOn] = useState(today)
  const [talked_with, setTalkedWith] = useState(incident.vendor?.name ?? '')
  const [agreed, setAgreed] = useState('')
  const [closes, setCloses] = useState(false)
  const [answer, setAnswer] = useState('')
  const owed = closes && incident.reporter.kind === 'vendor'
  const wrong = {
    ...(!isRight(talked_with, most.with) && { with: t.incidents.withWrong }),
    ...(!isRight(agreed, most.words) && { agreed: t.incidents.agreedWrong }),
    ...(owed && !isRight(answer, most.words) && { answer: t.incidents.answerWrong }),
  }
  const write = async () => {
    const entry: TalkEntry = {
      id,
      talked_on: talked_on || today,
      talked_with: talked_with.trim(),
      agreed: agreed.trim(),
      closes,
      answer: owed ? answer.trim() : null,
    }
    onDone(await api.put<IncidentPage>(`/api/incidents/${incident.id}/talks/${id}`, entry))
    toast(t.incidents.saved)
  }
  return (
    <StepForm title={t.incidents.addTalk} go={t.incidents.saveTalk} wrong={wrong} write={write} onCancel={onCancel}>
      {(told) => (
        <>
          <DateField label={t.incidents.talkedOn} required max={today} value={talked_on} onInput={setTalkedOn} />
          <TextField
            label={t.incidents.with}
            required
            value={talked_with}
            onInput={setTalkedWith}
            error={told['with']}
          />
          <TextArea
            label={t.incidents.agreed}
            hint={t.incidents.agreedHint}
            required
            max={most.words}
            value={agreed}
            onInput={setAgreed}
            error={told['agreed']}
          />
          {incident.may_close && (
            <Switch label={t.incidents.closes} hint={t.incidents.closesHint} checked={closes} onChange={setCloses} />
          )}
          {owed && (
            <TextArea
              label={t.incidents.answer}
              hint={t.incidents.answerHint}
              required
              max={most.words}
              value={answer}
              onInput={setAnswer}
              error={told['answer']}
            />
          )}
        </>
      )}
    </StepForm>
  )
}
