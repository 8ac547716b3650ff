import type { Alarm, ClockKind } from '../../../src/matters/rules-clocks.ts'

const kinds: Record<ClockKind | 'fix' | 'review', string> = {
  approval: '补办批准（24 小时）',
  hold_decision: '登记保存处理（7 个工作日）',
  seizure_end: '查封扣押期限（30 日）',
  case_decision: '办案期限（90 日）',
  statement: '陈述申辩期限',
  service: '送达期限（7 个工作日）',
  stall_answer: '商户答复期限',
  demand: '催告期限（届满后才能决定执行）',
  last_demand: '执行前的最后期限（届满后才能执行）',
  remedy: '复议、诉讼期限（届满后才能拆除）',
  fix: '责令改正期限',
  review: '复核决定期限',
}

const alarms: Record<Alarm, string> = {
  over: '已超时',
  soon: '即将到期',
  running: '进行中',
  paused: '已暂停',
  passed: '已届满',
}

export default {
  title: '期限看板',
  hint: '所有在走的期限，最近到期的在前。',
  kinds,
  alarms,
  none: '没有在走的期限',
  noneHint: '有了责令改正、案件或查封扣押，期限会自动出现在这里。',
  asOf: (at: string) => `截至 ${at}，自动更新`,
  more: '只显示最近到期的 200 个，请按市场或中队筛选。',
  left: (time: string) => `还剩 ${time}`,
  over: (time: string) => `超过 ${time}`,
  until: (when: string) => `到 ${when}`,
  since: (when: string) => `${when} 到期`,
  passedAt: (when: string) => `${when} 届满，可以办下一步`,
  pausedAt: '计时已停',
  which: '哪些期限',
  all: '全部在走的期限',
  dueParts: { day: '法定期限：已超时和24小时内到期', over: '法定期限：已超时', soon: '法定期限：24小时内到期' },
  market: '市场',
  squad: '中队',
  allMarkets: '全部市场',
  allSquads: '全部中队',
  badge: (over: number, soon: number) =>
    [over > 0 && `${over} 个期限已超时`, soon > 0 && `${soon} 个即将到期`].filter(Boolean).join('，'),
}
