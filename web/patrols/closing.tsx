import type { Round } from '../../src/patrols/schema.ts'
import type { Place } from '../../src/plan/schema.ts'
import { formatTime, localName, t } from '../i18n/index.ts'
import { Button, Switch, useLoad } from '../kit/index.ts'
import { findingOf, loadChecklist } from './store.ts'
import { seen } from './work.ts'
import './closing.css'

/** How long after closing stalls are still being cleared up. */
const clearingUp_ms = 3 * 3_600_000

const keyOf = (patrol: string) => `closing-${patrol}`

/** Since when the closing round of a patrol is walked: by the market's hours, or as somebody switched; null before. */
export function closingSince({ patrol, closing_from, closes_at }: Round, now: Date): string | null {
  const switched = localStorage.getItem(keyOf(patrol.id))
  if (switched !== null) return switched === 'off' ? null : switched
  const isTime = now >= new Date(closing_from) && now.getTime() < Date.parse(closes_at) + clearingUp_ms
  return isTime ? closing_from : null
}

/** Begins the closing round now, or leaves it; remembered for this patrol. */
export function ClosingSwitch({ round, onChange }: { round: Round; onChange: () => void }) {
  const since = seen.value?.closing ? seen.value.since : null
  return (
    <div class="weui-cells">
      <Switch
        label={t.patrols.closing.title}
        hint={
          since === null
            ? t.patrols.closing.begins(formatTime(round.closing_from, round.market.time_zone))
            : t.patrols.closing.since(formatTime(since, round.market.time_zone))
        }
        checked={since !== null}
        onChange={(on) => {
          localStorage.setItem(keyOf(round.patrol.id), on ? new Date().toISOString() : 'off')
          onChange()
        }}
      />
    </div>
  )
}

/** The closing round's short checklist: one tap opens the finding. */
export function ClosingItems({ round, place }: { round: Round; place: Place }) {
  const { data: checklist } = useLoad((signal) => loadChecklist(signal), [])
  const items = checklist?.items.filter(
    ({ closing_round, categories }) =>
      closing_round && (categories === null || place.category === null || categories.includes(place.category)),
  )
  return (
    <div class="closing-items" role="group" aria-label={t.patrols.closing.ask}>
      <p>{t.patrols.closing.ask}</p>
      {items?.map((item) => (
        <Button key={item.code} size="large" block href={`${findingOf(round, place)}&item=${item.code}`}>
          {localName(item)}
        </Button>
      ))}
    </div>
  )
}
