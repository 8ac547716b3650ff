import type { ActionClass } from '../enforcement/rules.ts'
import type { MatterState } from '../matters/rules-machine.ts'
import type { AskKind, AssignmentState, CountedPart, FilterName, patrolStates } from './rules-kinds.ts'

// What files say: they are read in the district, so in Chinese. The screens of 查询 take theirs from here.

export const kindWords: Readonly<Record<AskKind, string>> = {
  inspections: '检查',
  findings: '问题',
  matters: '事项',
  vendors: '商户',
  assignments: '分配',
  patrols: '巡查',
}

export const filterWords: Readonly<Record<FilterName, string>> = {
  from: '从',
  to: '到',
  market: '市场',
  squad: '中队',
  officer: '队员',
  place: '摊位或店铺',
  vendor: '商户',
  category: '业态',
  item: '检查项目',
  severity: '严重程度',
  outcome: '结果',
  class: '处置类别',
  action: '有这种处置',
  counted: '计入占比的方式',
  state: '状态',
  overdue: '期限',
  origin: '来源',
  priority: '优先照顾',
}

export const classWords: Readonly<Record<ActionClass | 'overturned', string>> = {
  S: '服务',
  E: '教育',
  spared: '不予处罚',
  O: '责令改正',
  M: '市场管理',
  T: '移送',
  H: '先行登记保存',
  P: '行政处罚',
  C: '行政强制',
  overturned: '已撤销',
}

export const stateWords: Readonly<Record<MatterState | AssignmentState | (typeof patrolStates)[number], string>> = {
  open: '待处置',
  acted: '已处置，待了结',
  awaiting_fix: '等待改正',
  recheck_due: '待复查',
  escalated: '程序办理中',
  closed: '已了结',
  spared: '不予处罚',
  transferred: '已移送',
  overturned: '处置已撤销',
  void: '记录已更正',
  current: '在用',
  coming: '未开始',
  over: '已结束',
  cancelled: '已取消',
  out: '巡查中',
  ended: '已结束',
}

export const outcomeWords = { in_order: '正常', findings: '有问题', void: '已作废' } as const
export const originWords = { roaming: '流动商户', settled: '固定商户' } as const
export const partyWords = { person: '个人', organisation: '单位' } as const
export const countedWords: Readonly<Record<CountedPart, string>> = {
  handled: '已处置的问题',
  enforced: '处罚、强制或登记保存的问题',
  spared: '不予处罚的问题',
  overturned: '有处置被撤销的问题',
  transferred: '移送的问题（不计入占比）',
}
export const severityWords = { 1: '1 提醒', 2: '2 一般', 3: '3 较重', 4: '4 危险' } as const
