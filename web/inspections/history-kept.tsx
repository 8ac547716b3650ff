import { useEffect } from 'preact/hooks'
import type { Checklist, EarlierFindings } from '../../src/inspections/schema.ts'
import { formatDay, formatShortDateTime, localName, t } from '../i18n/index.ts'
import { EmptyState, useAgain, useLoad } from '../kit/index.ts'
import { remembered } from '../offline/answers.ts'
import { timeZone } from '../shell/who.ts'

/** What this phone read of a market as the patrol began: which items the present holders were found with. */
function EarlierKept({ market, place }: { market: string; place: string }) {
  const { data } = useLoad(
    async (signal) => {
      const [earlier, checklist] = await Promise.all([
        remembered<EarlierFindings>(`/api/markets/${market}/earlier-findings`, signal),
        remembered<Checklist>('/api/checklist', signal),
      ])
      return { ...earlier.value, at: earlier.at, items: checklist.value.items }
    },
    [market],
  )
  // Never read on this phone: there is nothing to say.
  if (!data) return null
  const at = formatShortDateTime(data.at, timeZone.value)
  const here = data.earlier.filter(({ place_id }) => place_id === place)
  if (here.length === 0) return <p>{t.inspections.noneKept(at, data.months)}</p>
  return (
    <>
      <p>{t.inspections.earlierKept(at)}</p>
      <ul role="list">
        {here.map(({ item_code, last_on }) => {
          const item = data.items.find(({ code }) => code === item_code)
          return (
            <li key={item_code}>{t.inspections.earlierItem(item ? localName(item) : item_code, formatDay(last_on))}</li>
          )
        })}
      </ul>
    </>
  )
}

/** Instead of a history that cannot be asked for without signal: that it comes by itself, and what this phone knows. */
export function HistoryKept(props: { market: string | undefined; place: string; onAgain: () => void }) {
  const { market, place, onAgain } = props
  useAgain(onAgain, true)
  useEffect(() => {
    addEventListener('online', onAgain)
    return () => removeEventListener('online', onAgain)
  }, [onAgain])
  return (
    <EmptyState icon="offline" title={t.inspections.historyNeedsSignal}>
      <p>{t.inspections.historyComes}</p>
      {market !== undefined && <EarlierKept market={market} place={place} />}
    </EmptyState>
  )
}
