import type clocks from '../zh-CN/clocks.ts'

const texts: typeof clocks = {
  title: 'Deadlines',
  hint: 'Every clock that runs, the nearest end first.',
  kinds: {
    approval: 'Approval afterwards (24 hours)',
    hold_decision: 'Decision on held evidence (7 working days)',
    seizure_end: 'End of seizure (30 days)',
    case_decision: 'Decision of the case (90 days)',
    statement: 'Time to answer the notice',
    service: 'Service (7 working days)',
    stall_answer: 'Vendor’s time to answer',
    demand: 'The demand’s time (decided only after it)',
    last_demand: 'Last term (executed only after it)',
    remedy: 'Time for reconsideration and court (removed only after it)',
    fix: 'Order to put right',
    review: 'Review to be decided',
  },
  alarms: { over: 'Overdue', soon: 'Runs out soon', running: 'Running', paused: 'Paused', passed: 'Over' },
  none: 'No clock is running',
  noneHint: 'Orders, cases and seizures bring their clocks here by themselves.',
  asOf: (at) => `As of ${at}, renewed by itself`,
  more: 'Only the 200 nearest are shown; please filter by market or squad.',
  left: (time) => `${time} left`,
  over: (time) => `overdue by ${time}`,
  until: (when) => `until ${when}`,
  since: (when) => `was due ${when}`,
  passedAt: (when) => `over since ${when}, the next step is open`,
  pausedAt: 'the clock stands still',
  market: 'Market',
  squad: 'Squad',
  allMarkets: 'All markets',
  allSquads: 'All squads',
  badge: (over, soon) =>
    [over > 0 && `${over} overdue`, soon > 0 && `${soon} running out soon`].filter(Boolean).join(', '),
}
export default texts
