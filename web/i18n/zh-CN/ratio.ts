import type { ReadingName } from '../../../src/ratio/rules.ts'
import type { FindingPart } from '../../../src/ratio/schema.ts'
import type { Period } from '../../ratio/store.ts'

const periods: Record<Period, string> = {
  this_month: '本月',
  last_month: '上月',
  last_7_days: '近7天',
  last_30_days: '近30天',
  custom: '自定义',
}

const readings: Record<ReadingName, { name: string; how: string }> = {
  A: { name: '已处置的问题（本系统采用）', how: '以处罚、强制或登记保存收尾的问题 ÷ 已处置的问题' },
  A1: { name: '不计书面警告', how: '分子去掉书面警告' },
  A2: { name: '不计先行登记保存', how: '分子去掉先行登记保存' },
  B: { name: '按全部检查', how: '同样的分子 ÷ 全部检查（含未发现问题）' },
  C: { name: '按全部处置', how: '处罚、强制和登记保存的次数 ÷ 全部处置次数' },
  D: { name: '按有问题的商户', how: '被处罚或强制的商户 ÷ 有问题的商户' },
  D1: { name: '按全部商户', how: '被处罚或强制的商户 ÷ 全部商户' },
}

const parts: Record<FindingPart, string> = {
  handled: '已处置的问题',
  enforced: '处罚、强制或登记保存的问题',
  warning: '书面警告的问题',
  evidence_hold: '先行登记保存的问题',
  spared: '不予处罚的问题',
  overturned: '有处置被撤销的问题',
  transferred: '移送的问题（不计入占比）',
  repeat: '14天内重复的问题',
  overdue: '限期整改已逾期、还没有复查合格的问题',
  helped: '提供过帮扶的问题',
}

export default {
  title: '强制处罚占比',
  ofWords: (enforced: string, handled: string) =>
    `已处置 ${handled} 个问题，其中 ${enforced} 个以处罚、强制或登记保存收尾`,
  verdicts: {
    under: (limit: string) => `低于 ${limit}，达标`,
    breach: (limit: string) => `达到或超过 ${limit}，未达标`,
    no_data: '暂无数据',
  },
  seeEnforced: (n: string) => `看这 ${n} 个问题`,
  limitLine: (limit: string) => `目标：低于 ${limit}，正好 ${limit} 也算未达标`,
  limitLegend: (limit: string) => `虚线是目标 ${limit}`,
  interval: (low: string, high: string) => `问题数量有限，真实水平大约在 ${low} 到 ${high} 之间（95% 区间）`,
  noPercent: '不足 10 个问题，不算百分比',
  noColour: '不足 30 个问题，只供参考',
  noData: '暂无数据',
  noDataHint: '这段时间没有已处置的问题。请换一个时段，或者取消筛选。',
  caption: (title: string, from: string, to: string) => `${title}，${from} – ${to}`,
  asOf: (at: string) => `截至 ${at}`,
  phones: '手机上还没有上传的记录不在内',
  shareOf: (enforced: string, handled: string) => `${enforced} / ${handled}`,

  filters: '时段和范围',
  period: '时段',
  periods,
  from: '从',
  to: '到',
  reversed: '开始日期要在结束日期之前',
  market: '市场',
  allMarkets: '全部市场',
  squad: '中队',
  allSquads: '全部中队',
  print: '打印',

  definition: '这个数怎么算',
  formula: '强制处罚占比 = 最严厉处置是行政处罚、行政强制或先行登记保存的问题 ÷ 已处置的问题',
  definitionSentences: {
    once: '一个问题只算一次，按仍然有效的最严厉处置算。',
    period: '算在这项处置所在的那一场。',
    spared: '不予处罚的问题留在分母里。',
    overturned: '被撤销的处置退出分子，在这里一直看得见。',
    overturned_all: '处置全部被撤销的问题仍在分母里，算在最后一项处置的那一场。',
    amended: '更正过的检查，只算更正后的那一份。',
  },
  leftOut: '分子分母都不算',
  leftOutItems: {
    in_order: '未发现问题的检查',
    duplicate: '重复录入',
    mistaken: '录入错误',
    transfer: '移送其他部门的问题',
  },
  definitionLimit: (limit: string) =>
    `比较用整数：分子乘 5 小于分母才算低于 ${limit}。没有问题时显示“暂无数据”，不显示 0%。`,
  definitionVersion: (version: number) => `计算口径第 ${version} 版`,

  otherReadings: '其他算法',
  otherReadingsHint: '同一批记录，换一种数法。对外只说第一种。',
  reading: '算法',
  readings,
  share: '占比',
  count: '数量',

  guard: '一起看的数',
  guardHint: '占比低，不能靠少看、少记换来。',
  guardLabels: {
    coverage: '看过的摊位',
    inspections: '检查',
    repeat: '14天内重复问题',
    overdue: '逾期未改的限期整改',
    help: '帮扶',
    incidents: '冲突',
    complaints: '其中投诉队员',
    spared: '不予处罚',
    overturned: '被撤销的处置',
    transferred: '移送其他部门',
  },
  coverageOf: (seen: string, assigned: string) => `${seen} / ${assigned} 摊·场`,
  ordersOf: (overdue: string, orders: string) => `${overdue} / ${orders} 次`,
  times: (n: string) => `${n} 次`,
  items: (n: string) => `${n} 个`,

  byKind: '问题怎样收尾',
  kind: '最严厉的处置',
  allOverturned: '处置全部被撤销',
  notCounted: '不计入',

  verdictShort: { under: '达标', breach: '未达标', no_data: '暂无数据' },
  bySquad: '各中队',
  bySquadHint: '按名称排列。数量少时高低多半是偶然，这里只说有没有超出偶然。',
  squadHead: '中队',
  comparedHead: '与平均相比',
  standings: {
    not_distinguishable: '与平均无显著差异',
    may_low: '可能偏低，也可能是偶然',
    may_high: '可能偏高，也可能是偶然',
    low: '明显低于平均',
    high: '明显高于平均',
  },
  byMarket: '各市场',
  verdictHead: '结果',

  trend: '走势',
  trendByWeek: '按周',
  trendByEvening: '按场',
  trendWords: (parts: number, low: string, high: string, limit: string) =>
    `共 ${parts} 段，最低 ${low}，最高 ${high}，目标线 ${limit}。数字见下表。`,
  trendTable: '走势的数字',
  weekHead: '周（从周一起）',
  eveningHead: '场',
  tooFew: '每段的问题都不足 10 个，画不出走势，数字见下表。',

  log: '全部记录与核对',

  findings: '问题明细',
  parts,
  noFindings: '没有这样的问题',
  noFindingsHint: '请换一个时段或范围。',
  overturnedMark: '已撤销',
  street: '无摊位',
}
