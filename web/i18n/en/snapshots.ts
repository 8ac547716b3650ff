import type zh from '../zh-CN/snapshots.ts'

const snapshots: typeof zh = {
  title: 'Locked months',
  one: 'A locked month',
  about:
    'Once locked, a month’s figures no longer change; whatever changed afterwards is told one by one, with the reason.',
  district: 'Whole district',
  due: (month) => `${month} is over and not locked yet.`,
  lock: (month) => `Lock ${month}`,
  lockNow: 'Lock now',
  lockHint:
    'Locked, the figures of this month can neither be changed nor unlocked. Records that come late, are corrected or set aside afterwards are told beside them.',
  lockedBy: (name, at) => `Locked by ${name}, ${at}`,
  none: 'No month is locked yet',
  noneHint: 'A month can be locked here once it is over.',
  locked: 'The ratio when it was locked',
  today: 'Counted again today',
  todayHint: (share, n) =>
    `By today’s records it would be ${share}; ${n} findings count otherwise than when it was locked. The locked figure stays.`,
  same: 'Counted again today it is exactly the same',
  differences: 'Findings that count otherwise, latest change first',
  finding: 'Finding',
  thenNow: 'When locked → today',
  change: (then, now) => `${then} → ${now}`,
  notCounted: 'not counted in this month',
  why: 'Reason',
  reasons: {
    late_arrival: 'The record arrived after the locking',
    corrected: 'The record was corrected',
    overturned: 'An action was set aside',
    later_action: 'Another action followed',
  },
  since: (at) => `since ${at}`,
  liveLists:
    'The numbers are as they were locked. The lists behind them show the records as they stand now and may differ; the two numbers of the ratio open the findings as they were locked.',
  heads: 'Ends of the log when it was locked',
  headsHint: 'Compared with the whole log they show whether anything before the locking was altered.',
  chain: 'Whose log',
  position: 'Last entry',
  hash: 'Hash',
  prompt: 'Locked months',
}

export default snapshots
