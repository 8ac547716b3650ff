import { numberIn, type ProblemSentences } from '../sentence.ts'

/** Seconds as one says them. */
const waited = (seconds: number) =>
  seconds <= 120
    ? `${seconds} 秒`
    : seconds <= 7200
      ? `${Math.ceil(seconds / 60)} 分钟`
      : `${Math.ceil(seconds / 3600)} 小时`

const problems: ProblemSentences = {
  invalid_request: '填写的内容有误，请检查标出的地方后再提交。',
  sign_in_required: '登录已过期，请重新登录。',
  sign_in_failed: '用户名或密码不对，请检查后再试；忘记密码请找主管重置。',
  code_wrong: '验证码不对或已过期，请核对短信，或重新获取验证码。',
  not_allowed: '您没有这项权限，如有需要请联系主管。',
  not_found: '没有找到，可能已被移走；请返回上一页重新选择。',
  conflict: '内容已被别人改动，请刷新后核对再提交。',
  already_amended: '这条记录已经更正过，请刷新后在最新的一条上更正。',
  capture_conflict: '同一编号已收到另一份内容，这一份没有写入，仍留在这部手机上，请联系主管核对。',
  on_patrol_already: '您已在一次巡查中，请先结束那次巡查。',
  patrol_ended: '这次巡查已经结束，请先开始新的巡查。',
  help_calls_waiting: '您已有几个求助在等，请先等队员来，或收回一个。',
  complaints_waiting: '您已有几条反映在等答复，请先等主管答复。',
  body_too_large: '内容太大，请减少后分次提交。',
  unknown_reference: '所选的对象已不存在，请刷新后重新选择。',
  not_a_member: '您不在这次巡查的队员名单里，请让带队人把您加上。',
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
  second_penalty_unknown: '这名商户今晚已就同一事项被处罚，记录先由主管决定。',
  points_off: '这里不能记分：市场没有开通记分，或这个问题不记分，或不知道商户是谁；请选别的处置。',
  outside_competence: '这类问题不归本中队处罚，请选移送或抄告。',
  help_first_unanswered: '请先回答：处罚之前是否提供过帮扶。',
  answer_missing: '请写明给商户的答复；没有商户反映的不用写。',
  too_many_requests: (detail) => {
    const seconds = numberIn(detail, 'retry_after_s')
    return seconds === undefined ? '操作太频繁，请稍等片刻再试。' : `操作太频繁，请在 ${waited(seconds)}后再试。`
  },
  internal: '系统出错了，不是您的问题；请稍后再试，仍不行请联系主管。',
  try_again: '系统正忙，请过几秒再试。',
  not_kept: '这部手机没能存下这条记录，请清出一些空间后再试，先不要离开本页。',
  photo_gone: '浏览器清掉了还没送达的照片，已经找不回来；请补拍。',
  network: '连不上网络，请检查信号后再试。',
  unexpected_answer: '收到的不是系统的回答，可能是无线网络要先登录；请换移动网络再试。',
  broken: '这个页面出了错，请重试；仍不行请退出后重新打开。',
}

export default problems
