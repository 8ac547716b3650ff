import type { ActionClass } from '../enforcement/rules.ts'
import type { MatterState } from '../matters/rules-machine.ts'
import type { IncidentKind } from '../incidents/rules-kinds.ts'
import { incidentWords } from '../incidents/rules-words.ts'
import type {
  ActionPart,
  AskKind,
  AssignmentState,
  CallState,
  Comparison,
  CountedPart,
  FilterName,
  patrolStates,
  SeenPart,
} from './rules-kinds.ts'

// What files say: they are read in the district, so in Chinese. The screens of 查询 take theirs from here.

export const kindWords: Readonly<Record<AskKind, string>> = {
  inspections: '检查',
  coverage: '摊位覆盖',
  open_places: '今晚的摊位',
  findings: '问题',
  actions: '处置',
  matters: '事项',
  help_calls: '求助',
  incidents: '冲突',
  second_looks: '复检',
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
  due: '复查',
  hour: '几点看到',
  stands: '有效的检查',
  seen: '看到几次',
  part: '有效或撤销',
  incident: '哪种冲突',
  compared: '两次结论',
  tonight: '今晚',
  locked: '锁定的月份',
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

type State = MatterState | 'unsettled' | AssignmentState | (typeof patrolStates)[number] | CallState

export const stateWords: Readonly<Record<State, string>> = {
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
  unsettled: '还没了结的',
  waiting: '等待中',
  unanswered: '还没人应',
  done: '已办好',
  taken_back: '商户收回',
  thanked: '商户致谢',
}

export const outcomeWords = { in_order: '正常', findings: '有问题', void: '已作废' } as const
export const originWords = { roaming: '流动商户', settled: '固定商户' } as const
export const partyWords = { person: '个人', organisation: '单位' } as const
export const countedWords: Readonly<Record<CountedPart, string>> = {
  handled: '已处置的问题',
  enforced: '处罚、强制或登记保存的问题',
  enforced_without_warnings: '同上，不计书面警告',
  enforced_without_holds: '同上，不计先行登记保存',
  spared: '不予处罚的问题',
  overturned: '有处置被撤销的问题',
  transferred: '移送的问题（不计入占比）',
  repeated: '短期内重复的问题',
}
export const partWords: Readonly<Record<ActionPart, string>> = {
  stands: '有效的处置',
  overturned: '被撤销的处置',
  enforces: '处罚、强制和登记保存',
}
export const seenWords: Readonly<Record<SeenPart, string>> = {
  never: '从未看到',
  sometimes: '有时没看到',
  always: '每晚都看到',
}
export const comparedWords: Readonly<Record<Comparison, string>> = {
  looked: '已复检',
  not_looked: '没有人去复检',
  alike: '结论一致',
  otherwise: '结论不同',
  both_found: '两次都发现问题',
  same_items: '两次发现的项目相同',
}
export const incidentsWords: Readonly<Record<IncidentKind | 'complaints', string>> = {
  complaints: '投诉（投诉队员、有人要钱）',
  ...incidentWords,
}
export const severityWords = { 1: '1 轻微', 2: '2 一般', 3: '3 较重', 4: '4 危险' } as const
