import { numberIn, textIn, textsIn, type ProblemSentences } from '../sentence.ts'

const problems: ProblemSentences = {
  invalid_request: '填写的内容有误，请检查标出的地方后再提交。',
  sign_in_required: '登录已过期，请重新登录。',
  sign_in_failed: '用户名或密码不对，请检查后再试；忘记密码请找主管重置。',
  code_wrong: '验证码不对或已过期，请核对短信，或重新获取验证码。',
  not_allowed: '您没有这项权限，如有需要请联系主管。',
  origin_refused: '请求来源不对，请从平安夜市的页面重新打开后再试。',
  not_found: '没有找到，可能已被移走；请返回上一页重新选择。',
  method_not_allowed: '这个地址不支持这样操作，请返回上一页再试。',
  conflict: '内容已被别人改动，请刷新后核对再提交。',
  already_overturned: '这项处置已经撤销过，请刷新后查看。',
  involved_yourself: '您参与过这项处置，须由没有参与的主管来决定。',
  already_amended: '这条记录已经更正过，请刷新后在最新的一条上更正。',
  capture_conflict: '同一编号已收到另一份内容，这一份没有写入，仍留在这部手机上，请联系主管核对。',
  on_patrol_already: '您已在一次巡查中，请先结束那次巡查。',
  patrol_ended: '这次巡查已经结束，请先开始新的巡查。',
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
  already_decided: '另一位主管已经决定过这条记录，请刷新。',
  help_calls_waiting: '您已有几个求助在等，请先等队员来，或收回一个。',
  already_withdrawn: '这条划线记录已经撤销过，请刷新后查看。',
  body_too_large: '内容太大，请减少后分次提交。',
  unsupported_media_type: '文件类型不支持，请换一种格式。',
  unknown_reference: '所选的对象已不存在，请刷新后重新选择。',
  period_reversed: '结束日期早于开始日期，请检查两个日期。',
  stall_not_in_plan: '这个摊位不在当时的摊位图上，请刷新后选择图上的摊位。',
  stall_closed: '这个摊位已停用，请选择其他摊位。',
  not_yourself: '不能停用自己的账号或更改自己的角色，请由另一位主管操作。',
  not_a_member: '您不在这次巡查的队员名单里，请让带队人把您加上。',
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
  photo_unreadable: '这个文件不是完整的照片，请重新拍一张。',
  photo_hash_differs: '照片在路上变了样，请重新发送。',
  item_not_open: '这个问题不适用于该业态，请重新选择问题。',
  action_missing: '还有问题没有选处置，请为每个问题选一项。',
  action_incomplete: '处置内容还没填全，请补齐标出的内容。',
  two_certified_officers: '这项处置须有两名持证执法人员在场，请补选一名（行政处罚法第42条）。',
  needs_case: '这项处置须立案后按普通程序办理，现场不能直接作出。',
  fine_over_limit: '超过当场罚款限额（个人200元、单位3000元），请改为立案办理。',
  one_fine_per_finding: '同一个问题只能罚款一次，请改选其他处置。',
  second_penalty_needs_reason: '今晚同一事项已处罚过，如需再次处罚请写明理由。',
  outside_competence: '这类问题不归本中队处罚，请选移送或抄告。',
  help_first_unanswered: '请先回答：处罚之前是否提供过帮扶。',
  too_many_requests: (detail) => {
    const seconds = numberIn(detail, 'retry_after_s')
    return seconds === undefined ? '操作太频繁，请稍等片刻再试。' : `操作太频繁，请在 ${seconds} 秒后再试。`
  },
  internal: '系统出错了，不是您的问题；请稍后再试，仍不行请联系主管。',
  code_not_sent: '短信没有发出去，请过一会儿再试；仍不行请找市场管理人员。',
  try_again: '系统正忙，请过几秒再试。',
  not_kept: '这部手机没能存下这条记录，请清出一些空间后再试，先不要离开本页。',
  photo_gone: '浏览器清掉了还没送达的照片，已经找不回来；请补拍。',
  network: '连不上网络，请检查信号后再试。',
  unexpected_answer: '收到的不是系统的回答，可能是无线网络要先登录；请换移动网络再试。',
  broken: '这个页面出了错，请重试；仍不行请退出后重新打开。',
}

export default problems
