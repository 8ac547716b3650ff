import { useEffect, useRef, useState } from 'preact/hooks'
import type { ComplaintKind } from '../../src/incidents/rules-kinds.ts'
import type { ComplaintLog, OwnComplaint } from '../../src/incidents/schema.ts'
import type { PublicMarket } from '../../src/markets/schema.ts'
import type { Own, OwnHistory } from '../../src/own/schema.ts'
import { api } from '../api.ts'
import { formatShortDateTime, localName, t } from '../i18n/index.ts'
import { Button, ErrorState, SelectField, TextArea, useLoad, useSubmit } from '../kit/index.ts'

const most = 500
const none = 'none'
/** How many of the latest inspections are offered. */
const offered = 5

interface ComplaintFormProps {
  /** Made once for this complaint, so that sending it again after a lost answer is no second one. */
  id: string
  kind: ComplaintKind
  own: Own
  onSent: (complaint: OwnComplaint) => void
  onCancel: () => void
}

/** What happened, in words; in which market, and at which inspection if it was one. */
export function ComplaintForm({ id, kind, own, onSent, onCancel }: ComplaintFormProps) {
  const markets = useLoad((signal) => api.get<{ markets: PublicMarket[] }>('/api/public/markets', signal), [])
  const history = useLoad((signal) => api.get<OwnHistory>('/api/own/history', signal), [])
  const [market_id, setMarket] = useState(own.places[0]?.market_id ?? own.latest?.market_id ?? '')
  const [about, setAbout] = useState(none)
  const [words, setWords] = useState('')
  const [told, setTold] = useState(false)
  const title = useRef<HTMLHeadingElement>(null)
  useEffect(() => title.current?.focus(), [])
  const said = words.trim()
  const isRight = said !== '' && said.length <= most && market_id !== ''
  const inspections = (history.data?.inspections ?? []).filter((each) => each.market_id === market_id).slice(0, offered)
  const sending = useSubmit(async () => {
    const complaint: ComplaintLog = { id, kind, market_id, inspection_id: about === none ? null : about, words: said }
    onSent(await api.put<OwnComplaint>(`/api/own/complaints/${id}`, complaint))
  })
  const send = () => {
    setTold(true)
    if (isRight) sending.submit()
  }
  return (
    <div class="complaint-form">
      <h3 class="complaint-form__title" ref={title} tabIndex={-1}>
        {t.complaints.kinds[kind]}
      </h3>
      {kind === 'money' && <p class="complaint-form__free">{t.complaints.moneyFree}</p>}
      <SelectField
        label={t.complaints.market}
        required
        value={market_id}
        options={(markets.data?.markets ?? []).map((each) => ({ value: each.id, label: localName(each) }))}
        onChange={(next) => {
          setMarket(next)
          setAbout(none)
        }}
        error={told && market_id === '' ? t.complaints.market : undefined}
      />
      {inspections.length > 0 && (
        <SelectField
          label={t.complaints.about}
          value={about}
          options={[
            { value: none, label: t.complaints.aboutNone },
            ...inspections.map((each) => ({
              value: each.id,
              label: t.complaints.aboutOf(formatShortDateTime(each.at, each.time_zone), each.lead_name),
            })),
          ]}
          onChange={setAbout}
        />
      )}
      <TextArea
        label={t.complaints.words}
        hint={t.complaints.wordsHint}
        required
        max={most}
        value={words}
        onInput={setWords}
        error={told && (said === '' || said.length > most) ? t.complaints.wordsWrong : undefined}
      />
      {sending.problem !== undefined && <ErrorState problem={sending.problem} onRetry={sending.submit} />}
      <Button kind="primary" size="large" block busy={sending.busy} onClick={send}>
        {t.complaints.send}
      </Button>
      <Button size="large" block onClick={onCancel}>
        {t.complaints.cancel}
      </Button>
    </div>
  )
}
