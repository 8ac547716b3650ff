import type { Pattern } from '../../../src/prompts/rules-kinds.ts'
import type { NumberName } from '../../../src/prompts/rules-settings.ts'

/** The patterns, as pages and the log call them. */
export const patterns: Record<Pattern, string> = {
  burst: '几秒内多条记录',
  pace: '走不到的速度',
  photo_again: '一张照片用了多次',
  photo_alike: '看上去是同一张照片',
  off_roster: '名单以外的登记人',
  always_in_order: '一直未发现问题',
  same_act: '同样问题，不同处置',
  month_end: '月底多是提醒',
  bunching: '贴着界线的特别多',
}

/** Their thresholds, as pages and the log call them. */
export const numbers: Record<NumberName, string> = {
  burst_count: '至少几条',
  burst_seconds: '在几秒内',
  pace_speed: '每秒超过几米',
  pace_slack: '不算的距离（米）',
  pace_from: '至少相隔（米）',
  pace_legs: '一晚至少几段',
  alike_bits: '最多几处不同',
  alike_evenings: '往回比几晚',
  in_order_looks: '一月至少几次检查',
  in_order_alarms: '每一万次比较最多误报',
  same_act_findings: '每个中队至少几件',
  same_act_alarms: '每一万次比较最多误报',
  month_end_evenings: '最后几晚',
  month_end_findings: '两边各至少几件',
  month_end_close: '离上限不到几个百分点',
  month_end_alarms: '每一万次比较最多误报',
  bunching_from: '至少几件',
  bunching_fine: '离罚款上限不到百分之几',
  bunching_order: '到期前几分钟内',
  bunching_months: '和以前几个月比',
  bunching_alarms: '每一万次比较最多误报',
}
