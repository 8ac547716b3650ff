import { useState } from 'preact/hooks'
import type { HoldingPhone, Phones as Answer } from '../../src/offline/schema.ts'
import { api } from '../api.ts'
import { formatShortDateTime, formatTime, localName, t } from '../i18n/index.ts'
import { clauses } from '../i18n/punctuation.ts'
import { Button, Icon, useLoad } from '../kit/index.ts'
import { timeZone } from '../shell/who.ts'
import './phones.css'

function Phone({ phone }: { phone: HoldingPhone }) {
  const { squad, squad_en } = phone
  const when = (at: string) => formatShortDateTime(at, timeZone.value)
  return (
    <li>
      <strong>
        {[phone.person, squad && localName({ name: squad, name_en: squad_en })].filter(Boolean).join(' · ')}
      </strong>
      <span>
        {clauses(
          [
            phone.waiting > 0 && t.phones.waiting(phone.waiting),
            phone.missing > 0 && t.phones.missing(phone.missing),
            phone.oldest_waiting_at && t.phones.oldest(when(phone.oldest_waiting_at)),
            t.phones.heard(when(phone.reported_at)),
          ].filter((words) => typeof words === 'string'),
        )}
      </span>
    </li>
  )
}

/** What figures lack because it has not arrived, as the phones last said; stands beside every figure for supervisors. `begin`: opened. */
export function Phones({ begin = false }: { begin?: boolean }) {
  const [open, setOpen] = useState(begin)
  const { data } = useLoad((signal) => api.get<Answer>('/api/phones', signal), [])
  if (!data) return null
  const { holding, silent, as_of } = data
  const at = formatTime(as_of, timeZone.value)
  const records = holding.reduce((sum, { waiting, missing }) => sum + waiting + missing, 0)
  if (holding.length === 0 && silent.length === 0) return <p class="phones">{t.phones.allArrived(at)}</p>
  return (
    <div class="phones phones_holding" role="note">
      <p>
        <Icon name="phone" />{' '}
        {holding.length > 0 ? t.phones.holding(at, holding.length, records) : t.phones.allArrived(at)}{' '}
        {silent.length > 0 && t.phones.silent(silent.length)}
      </p>
      <Button expanded={open} onClick={() => setOpen(!open)}>
        {t.phones.show}
      </Button>
      {open && (
        <ul>
          {holding.map((phone) => (
            <Phone key={phone.id} phone={phone} />
          ))}
          {silent.map(({ person, market, since }) => (
            <li key={`${person} ${market}`}>
              <strong>{t.phones.onPatrol(person, market)}</strong>
              {since !== null && <span>{t.phones.heard(formatShortDateTime(since, timeZone.value))}</span>}
            </li>
          ))}
          {holding.some(({ missing }) => missing > 0) && <li>{t.phones.missingHint}</li>}
        </ul>
      )}
    </div>
  )
}
