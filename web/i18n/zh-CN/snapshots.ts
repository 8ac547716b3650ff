import type { Difference } from '../../../src/ratio/schema-snapshots.ts'

const reasons: Record<Difference, string> = {
  late_arrival: '记录在锁定之后才上传',
  corrected: '记录后来更正',
  overturned: '处置后来撤销',
  later_action: '后来又有处置',
}

export default {
  title: '已锁定的月份',
  one: '锁定的月度占比',
  about: '每月的数锁定后不再改变；之后有变化的，逐条说明原因。',
  district: '全区',
  due: (month: string) => `${month}已经过完，还没有锁定。`,
  lock: (month: string) => `锁定${month}`,
  lockNow: '现在锁定',
  lockHint: '锁定后这个月的数不能再改，也不能解锁。之后补传、更正或撤销的记录，会在旁边逐条说明。',
  lockedBy: (name: string, at: string) => `${name} 锁定于 ${at}`,
  none: '还没有锁定的月份',
  noneHint: '一个月过完后可以在这里锁定。',
  locked: '锁定时的占比',
  today: '现在再算',
  todayHint: (share: string, n: string) =>
    `按现在的记录再算是 ${share}；有 ${n} 个问题的算法与锁定时不同。锁定的数不变。`,
  same: '现在再算，与锁定时完全一样',
  differences: '与锁定时算法不同的问题，最近变化的在前',
  finding: '问题',
  thenNow: '锁定时 → 现在',
  change: (then: string, now: string) => `${then} → ${now}`,
  notCounted: '不计入这个月',
  why: '原因',
  reasons,
  since: (at: string) => `${at} 起`,
  liveLists: '数字是锁定时的。点开的名单按现在的记录列出，后来有变化的会不一样；占比的分子和分母点开是锁定那时的问题。',
  heads: '锁定时记录的末尾校验码',
  headsHint: '与全部记录对照，可以看出锁定之前的记录有没有被改动。',
  chain: '哪里的记录',
  position: '末条',
  hash: '校验码',
  prompt: '看已锁定的月份',
}
