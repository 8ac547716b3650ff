import './clocks-due.css'
import type { Board } from '../../src/matters/schema.ts'
import { api, withQuery } from '../api.ts'
import { t } from '../i18n/index.ts'
import { Icon, useLoad } from '../kit/index.ts'
import { who } from '../shell/who.ts'
import { alarm } from './alarm.tsx'
import { useReturn } from './fresh.ts'

/** On the first page of squads and supervisors: how many clocks ran out or are about to, theirs or all. Nothing for none. */
export function ClocksDue() {
  const me = who.value
  const squad = me?.kind === 'person' && me.role === 'officer' ? me.squad_id : null
  const { data, reload } = useLoad((signal) => api.get<Board>(withQuery('/api/clocks', { squad }), signal), [squad])
  useReturn(reload)
  if (!data) return null
  const now = new Date(data.as_of)
  const states = data.clocks.map(({ clock, due_at, paused }) => alarm(clock, due_at, paused, now))
  const count = (of: string) => states.filter((state) => state === of).length
  const [over, soon] = [count('over'), count('soon')]
  if (over + soon === 0) return null
  return (
    <a class={over > 0 ? 'clocks-due clocks-due_over' : 'clocks-due'} href={withQuery('/clocks', { squad })}>
      <Icon name="clock" />
      <span>{t.clocks.badge(over, soon)}</span>
      <Icon name="next" />
    </a>
  )
}
