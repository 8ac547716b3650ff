import type { NamedActions } from '../../src/enforcement/schema.ts'
import type { Market } from '../../src/markets/schema.ts'
import type { Squads } from '../../src/people/schema.ts'
import type { OnDuty } from '../../src/rosters/schema.ts'
import { t } from '../i18n/index.ts'
import { EmptyState, later, Show, useLoad } from '../kit/index.ts'
import { OutboxList } from '../offline/outbox-list.tsx'
import { Page } from '../shell/page.tsx'
import { who } from '../shell/who.ts'
import { Current, TakeAlong } from './current-patrol.tsx'
import './patrols.css'
import { StartForm } from './start-form.tsx'
import { answerOf, loadCurrent } from './store.ts'

/** Actions that others logged with one's name. */
function ToConfirm() {
  const { data } = useLoad((signal) => answerOf<NamedActions>('/api/confirmations', signal), [])
  const count = data?.actions.length ?? 0
  return count === 0 ? null : (
    <a class="to-confirm" href="/confirmations">
      {t.patrols.toConfirm(count)}
    </a>
  )
}

/** Clocks of the squad that ran out or are about to: never waited for. */
const ClocksDue = later(() => import('../matters/clocks-due.tsx').then((chunk) => chunk.ClocksDue), ['clocks'])

/** An officer's home: the patrol under way, or starting one. */
export default function StartPage() {
  const me = who.value
  const known = useLoad(async (signal) => {
    const patrol = await loadCurrent(signal)
    const [squads, markets, duty] = await Promise.all([
      answerOf<Squads>('/api/squads', signal),
      answerOf<{ markets: Market[] }>('/api/markets', signal),
      // Without signal and never asked before, nobody is proposed.
      answerOf<OnDuty>('/api/rosters/mine', signal).catch(() => ({ rows: [] })),
    ])
    return { patrol, squads: squads.squads, markets: markets.markets, planned: duty.rows }
  }, [])
  return (
    <Page title={t.patrols.title}>
      <OutboxList />
      <ClocksDue.Quiet />
      <ToConfirm />
      <Show of={known}>
        {({ patrol, squads, markets, planned }) => {
          if (patrol) {
            return (
              <>
                <Current patrol={patrol} />
                <TakeAlong
                  patrol={patrol}
                  squads={squads}
                  onTaken={(next) => known.set({ patrol: next, squads, markets, planned })}
                />
              </>
            )
          }
          const squad = squads.find((each) => me?.kind === 'person' && each.id === me.squad_id)
          if (!squad || !me) return <EmptyState title={t.patrols.noSquad}>{t.patrols.noSquadHint}</EmptyState>
          return <StartForm squads={squads} squad={squad} markets={markets} me={me.id} planned={planned} />
        }}
      </Show>
    </Page>
  )
}
