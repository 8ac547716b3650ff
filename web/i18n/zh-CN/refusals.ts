import { numberIn, textIn, textsIn, type RefusalSentences } from '../sentence.ts'

const tooEarly: Readonly<Record<string, string>> = {
  'compulsion-36': '须先听取陈述申辩，作出执行决定并送达，才能执行（行政强制法第36条）。',
  'compulsion-37': '须先作出执行决定并送达，才能执行（行政强制法第37条）。',
  'compulsion-38': '执行决定书须先送达当事人（行政强制法第38条）。',
  'compulsion-39': '已中止执行；恢复后须重新催告或者公告（行政强制法第39条）。',
  'compulsion-44': '须先公告，限期自行拆除的期限届满后才能拆除（行政强制法第44条）。',
  'compulsion-51': '代履行三日前须再次催告，期满仍不履行的才能实施（行政强制法第51条）。',
}

/** What only desks and procedures are refused: fetched when the first of them is to be said. */
const refusals: RefusalSentences = {
  review_running: '这个问题正在复核，请等结果出来。',
  roster_elsewhere: '这一晚已排在另一个中队，请先在那边取消。',
  roster_past: '已经过去的、已经出去巡查的排班不能再改；七天内只能补记缺勤。',
  training_cancelled: '这次培训已取消，不能签到。',
  training_not_yet: '培训还没到日子，不能签到。',
  training_audience: '这次培训不是给他们的；请先改培训对象。',
  checklist_from_tomorrow: '新清单最早明天起用：一晚只用一份清单。',
  checklist_unchanged: '和现在的清单一样，没有可发布的改动。',
  evening_begun: '这一晚已经过去或已有巡查记录，不能再改是否停市。',
  season_begun: '已经开始的晚上不能再改时间。还没结束的季节可以改到哪天为止，别的请从还没开始的一晚改起。',
  hours_under_way:
    '这一晚还没有过去：营业时间和时区请在白天改，最早是收市到下次开市的一半时间过后、开市和巡查之前。以后哪些晚上换时间，可以在日历里设季节时间。',
  season_overlaps: '这些天里已经有别的季节时间。请改日期，或先改那一段；只改一晚的，可以在季节里单独加一晚。',
  calendar_past: '过去的日子不能再改：已有期限按它算过。',
  phone_lookups_used_up: (detail) => {
    const minutes = Math.ceil((numberIn(detail, 'retry_after_s') ?? 3600) / 60)
    return `这一小时按手机号查找已满 ${numberIn(detail, 'limit') ?? 60} 次，请按姓名查找，或 ${minutes} 分钟后再试。`
  },
  talk_not_yet: '回访的日期还没到，请填实际谈话的那一天。',
  export_taken: '这个文件已经取过一次，请重新导出。',
  review_over: '这个问题已经复核过，或已不算数，不能再申请。',
  review_too_late: '申请复核的期限已过。仍有不同意见，可以依法申请行政复议或提起行政诉讼。',
  replies_full: '这个问题的答复已有三条，不能再加。',
  month_without_looks: '这个月没有可以公开的检查，请选一个有记录的月份。',
  month_running: '这个月还没有过完，请在最后一场收摊后的第二天再锁定。',
  photo_not_announced: '请先提交说明，再发送它的照片。',
  plan_changed: '摊位图刚被别人更新，请刷新后重新核对。',
  stall_taken: (detail) => {
    const [number, holder, from, until] = ['number', 'held_by', 'from', 'until'].map((key) => textIn(detail, key))
    if (!holder || !from) return '这个摊位在所选时间已分给别的商户，请换摊位或换时间。'
    return `摊位 ${number ?? ''} 已分给${holder}（${from} 起，${until ? `到 ${until}` : '长期'}），请换摊位或换时间。`
  },
  vendor_has_maximum: (detail) => {
    const [maximum, numbers] = [numberIn(detail, 'maximum'), textsIn(detail, 'numbers')]
    if (maximum === undefined || numbers.length === 0) return '这位商户的摊位数已达市场上限，请先结束一个再分配。'
    return `每位商户在这个市场最多 ${maximum} 个摊位，这位商户已有 ${numbers.join('、')}；请先结束一个，或改为换摊位。`
  },
  maximum_in_use: '已有商户的摊位数超过这个上限，请先调整他们的摊位。',
  name_taken: '这个名称或编号已被使用，请换一个。',
  phone_taken: '这个手机号已登记过，请核对号码，或查找已有的登记。',
  assignment_over: '这项分配已经结束，请刷新后重新选择。',
  paint_job_open: '这个市场已有一次划线任务在进行，请先结束它。',
  document_issued_already: '这种文书已经出具过；要重新出具，请写明原因。',
  already_withdrawn: '这条划线记录已经撤销过，请刷新后查看。',
  period_reversed: '结束日期早于开始日期，请检查两个日期。',
  stall_not_in_plan: '这个摊位不在当时的摊位图上，请刷新后选择图上的摊位。',
  stall_closed: '这个摊位已停用，请选择其他摊位。',
  not_yourself: '不能停用自己的账号或更改自己的角色，请由另一位主管操作。',
  last_supervisor: '这是最后一位在岗的主管，不能停用或改成队员。请先让另一个人当主管。',
  market_without_stalls: '这是沿街店铺，没有摊位图，请选择夜市。',
  coordinates_in_doubt: '文件的坐标落得离市场很远，请先选择坐标怎样读。',
  plan_has_problems: '文件里还有有问题的摊位，请改好文件，或选择只导入无问题的摊位。',
  plan_unchanged: '文件与现有摊位图相同，没有可以更新的摊位。',
  plan_invalid: '这张图里有无法保存的地方，请按列表逐项改好。',
  plan_checks_open: '校核还有错误。请改好，或者写明仍要发布的理由。',
  stalls_assigned: '有摊位要停用或删除，但已经分配给商户。请先决定每位商户怎么安排。',
  stall_must_leave: '这个摊位不在新图上了，商户不能留下，请结束分配或换到别的摊位。',
  valid_from_past: '生效日期不能早于今天，请改为今天或以后的日期。',
  nothing_to_paint: '这一版图上的摊位都已划好，没有要安排的。',
  document_incomplete: '文书还缺内容，请补齐后再出具。',
  document_not_due: '这个问题的处置不需要这种文书，请重新选择。',
  step_not_open: '这一步现在不能办，事项已到别的阶段，请刷新后查看。',
  matter_moved: '这个事项刚被别人办理过，请刷新后再办。',
  matter_gone_on: '这条记录的事项已进入程序，不能直接更正，请先由主管了结程序。',
  procedure_runs: '这个事项已有一个同类程序在办，请先办完。',
  notice_first: '作出处罚决定前，须先告知事实、理由、依据和权利（行政处罚法第44条）。',
  statement_first: (detail) =>
    textIn(detail, 'article') === 'compulsion-36'
      ? '须先听取陈述申辩，或等催告期限届满（行政强制法第36条）。'
      : '须先听取陈述申辩，或等答复期限届满（行政处罚法第45条）。',
  hearing_first: '当事人已要求听证，须先举行听证（行政处罚法第64条）。',
  no_hearing: '这项处罚不在可以要求听证的范围内（行政处罚法第63条）。',
  legal_review_first: '这个案件须先经法制审核，才能作出决定（行政处罚法第58条）。',
  heavier_than_noticed: '决定的处罚不能比告知的更重；要加重须重新告知（行政处罚法第45条）。',
  decision_too_late: '已超过立案后90日的办案期限，须先批准延长（行政处罚法第60条）。',
  order_first: '处罚的同时须责令改正，请填写改正期限（行政处罚法第28条）。',
  legal_basis_missing: '没有可用的法律依据：请由主管先在依据清单中录入（行政强制法第10条、第18条）。',
  approval_missing: '须由没有参与实施的主管批准（行政强制法第18条）。',
  approval_too_late: '已超过24小时补办批准的时限，须立即解除并退还（行政强制法第19条）。',
  extension_not_lawful: '查封扣押只能在期满前延长一次，最多30日（行政强制法第25条）。',
  case_first: '没收物品须先有案件的处罚决定（行政强制法第27条）。',
  order_unmet: '须先责令改正；期限已过仍未改正的，才能催告（行政强制法第44条、第50条）。',
  demand_too_short: (detail) =>
    textIn(detail, 'article') === 'compulsion-51'
      ? '代履行三日前须再次催告，期限至少三个工作日（行政强制法第51条、第69条）。'
      : '期限太短，请给当事人留足自己履行的时间（行政强制法第35条、第44条）。',
  demand_running: '催告期限还没有届满，届满后仍不履行的，才能决定强制执行（行政强制法第37条）。',
  execution_too_early: (detail) => tooEarly[textIn(detail, 'article') ?? ''] ?? '现在还不能执行（行政强制法第51条）。',
  remedy_running: '申请复议、提起诉讼的期限还没有届满，不能强制拆除（行政强制法第44条）。',
  not_first_time: (detail) =>
    `记录显示该商户以前有过同样问题（${textIn(detail, 'last_on') ?? '近期'}），不能按首次不予处罚；确属首次的，请在备注里写明理由（行政处罚法第33条）。`,
  urgency_reason: '夜间或法定节假日强制执行，须写明紧急理由（行政强制法第43条）。',
  answer_first: '须先听商户的答复，或等答复期限届满，再决定摊位的去留（个人信息保护法第24条）。',
  deadline_past: '期限须在现在以后，并在90天以内，请重新选择。',
  answer_term_short: '答复期限太短，请给当事人留足陈述申辩的时间（行政处罚法第44条）。',
  origin_refused: '请求来源不对，请从平安夜市的页面重新打开后再试。',
  enforcement_stays:
    '记录里的处罚、强制或登记保存已超过一天，或者已出文书，更正不能把它去掉；确实有误，请没有参与的主管撤销。',
  already_overturned: '这项处置已经撤销过，请刷新后查看。',
  involved_yourself: '您参与过这件事，须由没有参与的主管来决定。',
  already_decided: '另一位主管已经决定过这条记录，请刷新。',
  incident_closed: '这件事已经办结，不能再改；有新情况请另外登记。',
  unsupported_media_type: '文件类型不支持，请换一种格式。',
  points_from_tomorrow: '记分表今晚不能再改，请从明天或以后起用。',
}

export default refusals
