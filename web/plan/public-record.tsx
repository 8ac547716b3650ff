import type { PublicRecord } from '../../src/inspections/schema.ts'
import { api } from '../api.ts'
import { formatDate, formatDay, t } from '../i18n/index.ts'
import { Show, useLoad } from '../kit/index.ts'

/** How a place was seen lately and what its vendor wishes to be read; nothing of what was done about findings. */
export function PublicRecordLines(props: { kind: 'stall' | 'shop'; place: string; market: string; timeZone: string }) {
  const { kind, place, market, timeZone } = props
  const record = useLoad<PublicRecord>(
    (signal) => api.get(`/api/public/markets/${market}/places/${kind}/${place}`, signal),
    [place],
  )
  return (
    <Show of={record} words={t.record.loading}>
      {({ looks, in_order, last_on, replies }) => (
        <section class="public-record" aria-label={t.record.title}>
          <p>{looks === 0 || last_on === null ? t.record.none : t.record.seen(looks, in_order, formatDay(last_on))}</p>
          {replies.map(({ at, words }) => (
            <blockquote key={at}>
              <p>{words}</p>
              <footer>{t.record.vendorSaid(formatDate(at, timeZone))}</footer>
            </blockquote>
          ))}
        </section>
      )}
    </Show>
  )
}
