import type { NamedAction, NamedActions } from '../../src/enforcement/schema.ts'
import { api } from '../api.ts'
import { formatShortDateTime, localName, t } from '../i18n/index.ts'
import { Button, useLoad } from '../kit/index.ts'
import './named-action.css'

/** An action in a line: where and what, with the amount where there is one. */
export const named = ({ number, kind, amount_yuan }: NamedAction) =>
  [number, t.enforcement.kinds[kind], amount_yuan === null ? null : t.enforcement.yuanOf(amount_yuan)]
    .filter(Boolean)
    .join(' · ')

/** What officers deny having been part of, for supervisors; nothing where there is none. */
export function Disputed() {
  const { data } = useLoad((signal) => api.get<NamedActions>('/api/confirmations/disputed', signal), [])
  if (!data || data.actions.length === 0) return null
  return (
    <section aria-labelledby="disputed">
      <h2 class="weui-cells__title" id="disputed">
        {t.confirmations.disputedTitle}
      </h2>
      {data.actions.map((action) => (
        <article key={action.action_id} class="named-action">
          <h3>{named(action)}</h3>
          <p>{localName({ name: action.item_name, name_en: action.item_name_en })}</p>
          <p>{t.confirmations.loggedBy(action.author, formatShortDateTime(action.at, action.time_zone))}</p>
          <p>
            <strong>{t.confirmations.disputedBy(action.officer, action.note ?? '')}</strong>
          </p>
          {action.place.id !== null && (
            <Button href={`/markets/${action.market.id}?place=${action.place.id}`}>{localName(action.market)}</Button>
          )}
        </article>
      ))}
    </section>
  )
}
