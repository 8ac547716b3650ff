import type { Round } from '../../src/patrols/schema.ts'
import type { Place } from '../../src/plan/schema.ts'
import { formatTime, localName, t } from '../i18n/index.ts'
import { Button, Switch, useLoad } from '../kit/index.ts'
import { findingOf, loadChecklist } from './store.ts'
import { seen, switchClosing } from './work.ts'
import './closing.css'

/** Begins the closing round now, or leaves it; remembered for this patrol. */
export function ClosingSwitch({ round, onChange }: { round: Round; onChange: () => void }) {
  const since = seen.value?.since ?? null
  return (
    <div class="weui-cells">
      <Switch
        label={t.walk.closing.title}
        hint={
          since === null
            ? t.walk.closing.begins(formatTime(round.closing_from, round.market.time_zone))
            : t.walk.closing.since(formatTime(since, round.market.time_zone))
        }
        checked={since !== null}
        onChange={(on) => {
          switchClosing(round, on ? new Date() : null)
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
    <div class="closing-items" role="group" aria-label={t.walk.closing.ask}>
      <p>{t.walk.closing.ask}</p>
      {items?.map((item) => (
        <Button key={item.code} size="large" block href={`${findingOf(round, place)}&item=${item.code}`}>
          {localName(item)}
        </Button>
      ))}
    </div>
  )
}
