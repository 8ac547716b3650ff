import type { ActionKind, HelpKind } from './rules-kinds.ts'

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

/** 帮扶 in Chinese, for the same. */
export const helpWords: Readonly<Record<HelpKind, string>> = {
  carry: '帮忙搬运',
  clear_cartons: '清理纸箱',
  pack_up: '帮忙收摊',
  papers: '代办证照',
  show_to_plot: '引导到摊位',
  lend_tool: '借用工具',
  repaint_line: '补划线',
  power_water: '水电协助',
  mediate: '调解',
  weather_warning: '天气提醒',
  safety_advice: '安全指导',
}
