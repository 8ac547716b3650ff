import type { Request, Requests } from '../../src/requests/schema.ts'
import { formatShortDateTime, t } from '../i18n/index.ts'
import { api } from '../api.ts'
import { useLoad } from '../kit/index.ts'

const Thanks = ({ request: { place, help_kind, asked_by, thanked_at, market } }: { request: Request }) => (
  <li>
    {t.requests.thanksFor(
      asked_by ?? '',
      place.number ?? t.requests.noNumber,
      help_kind === null ? '' : t.enforcement.helpKinds[help_kind],
    )}
    <span class="request__who">{thanked_at !== null && formatShortDateTime(thanked_at, market.time_zone)}</span>
  </li>
)

/** What vendors said thank you for lately; quiet where there is none, or no signal to ask. */
export function ThanksList({ market }: { market: string }) {
  const thanks = useLoad((signal) => api.get<Requests>(`/api/markets/${market}/thanks`, signal), [market])
  const said = thanks.data?.requests ?? []
  if (said.length === 0) return null
  return (
    <section class="thanks" aria-labelledby="thanks">
      <h2 id="thanks">{t.requests.thanks}</h2>
      <ul role="list">
        {said.map((request) => (
          <Thanks key={request.id} request={request} />
        ))}
      </ul>
    </section>
  )
}
