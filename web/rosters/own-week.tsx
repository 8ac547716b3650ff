import type { OwnWeek as Planned } from '../../src/rosters/schema.ts'
import { formatShortDay, localName, t } from '../i18n/index.ts'
import { Cell, List, Show, useLoad } from '../kit/index.ts'
import { remembered } from '../offline/answers.ts'

type Duty = Planned['duties'][number]

const where = ({ market, absence }: Duty) =>
  absence ? t.rosters.absences[absence] : market ? localName(market) : t.rosters.anywhere

/** 本周值班: the evenings one is planned for this week, in one's own profile; without a signal as last known. */
export function OwnWeek() {
  const week = useLoad((signal) => remembered<Planned>('/api/rosters/own', signal), [])
  return (
    <Show of={week}>
      {({ value: { duties, today }, fresh }) => (
        <List title={t.rosters.ownWeek} tips={fresh ? t.rosters.ownWeekTips : t.rosters.ownWeekKept}>
          {duties.length === 0 && <Cell title={t.rosters.ownNone} />}
          {duties.map((duty) => (
            <Cell
              key={duty.evening}
              title={duty.evening === today ? t.rosters.ownToday(formatShortDay(today)) : formatShortDay(duty.evening)}
              value={where(duty)}
            />
          ))}
        </List>
      )}
    </Show>
  )
}
