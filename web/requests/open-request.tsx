import type { Request } from '../../src/requests/schema.ts'
import { formatAgo, formatShortDateTime, formatTime, t } from '../i18n/index.ts'
import { StatusMark } from '../kit/index.ts'
import { RequestSteps } from './request-steps.tsx'
import { goes, saidHere } from './words.ts'

interface OpenRequestProps {
  request: Request
  now: Date
  /** The office has heard of it: somebody goes, or it is over. */
  onChange: (what: 'answer' | 'done') => void
}

/** One request that waits: where, what, who asked and since when, who goes; and the two steps. */
export function OpenRequest({ request, now, onChange }: OpenRequestProps) {
  const { market, place, help_kind, words, asked_by, asked_at } = request
  const answered_by = goes(request.id, request.answered_by)
  const answered_at = request.answered_at ?? saidHere(request.id, 'answer')?.body.claimed_at ?? null
  const number = place.number ?? t.requests.noNumber
  return (
    <li class="request" aria-label={number}>
      <p class="request__head">
        <a class="request__number" href={`/markets/${market.id}?place=${place.id}`}>
          {number}
        </a>
        <StatusMark
          tone={answered_by === null ? 'attention' : 'info'}
          icon={answered_by === null ? 'clock' : 'patrol'}
          word={
            answered_by === null || answered_at === null
              ? t.requests.nobodyYet
              : t.requests.goes(answered_by, formatTime(answered_at, market.time_zone))
          }
        />
      </p>
      <p class="request__what">
        {help_kind === null ? t.requests.look : t.requests.help(t.enforcement.helpKinds[help_kind])}
      </p>
      {words !== null && <p class="request__words">{words}</p>}
      <p class="request__who">
        <span>{t.requests.askedBy(asked_by ?? '', formatAgo(asked_at, now))}</span>
        <span>{formatShortDateTime(asked_at, market.time_zone)}</span>
      </p>
      <RequestSteps id={request.id} market={market.id} answered_by={answered_by} number={number} onChange={onChange} />
    </li>
  )
}
