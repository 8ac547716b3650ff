import type { ActionKind } from './rules-kinds.ts'

/** The kinds of action in Chinese, for screens and for the files that leave the house (domain.md, section 3). */
export const actionWords: Readonly<Record<ActionKind, string>> = {
  help: '帮扶',
  remind: '提醒劝导',
  educate: '批评教育',
  spared: '不予处罚',
  fix_now: '责令立即改正',
  fix_by: '责令限期改正',
  points: '记分',
  pause_stall: '暂停出摊',
  end_stall: '收回摊位',
  transfer: '移送',
  evidence_hold: '先行登记保存',
  warning: '警告（书面）',
  criticism: '通报批评',
  fine_on_spot: '当场罚款',
  fine: '罚款',
  confiscate: '没收',
  stop_business: '责令停业',
  revoke_permit: '吊销许可',
  clear_now: '立即代履行',
  perform: '代履行',
  seal: '查封',
  seize: '扣押',
  remove: '强制拆除',
}
