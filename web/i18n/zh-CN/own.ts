import type { HelpKind } from '../../../src/enforcement/rules-kinds.ts'
import type { OwnAction } from '../../../src/own/schema.ts'

/** The parts that are said elsewhere too: what help it was, why it was spared, to whom it went, until when. */
interface Said {
  help: string
  reason: string
  authority: string
  deadline: string
}

const numbered = ({ document_number }: OwnAction) => (document_number ? `，文书号 ${document_number}` : '')
const listed = ({ items }: OwnAction) => (items?.length ? `：${items.join('、')}` : '')

/** What was done, said to the vendor. */
const done: Record<OwnAction['kind'], (action: OwnAction, said: Said) => string> = {
  help: (_, { help }) => `队员来帮忙：${help}`,
  remind: () => '口头提醒，没有处罚',
  educate: () => '讲解了规定，没有处罚',
  spared: (_, { reason }) => `不予处罚：${reason}`,
  fix_now: () => '要求当场改正',
  fix_by: (_, { deadline }) => `要求改正：${deadline}`,
  points: () => '记分',
  pause_stall: ({ reason }) => `暂停出摊${reason ? `：${reason}` : ''}`,
  end_stall: ({ reason }) => `收回摊位${reason ? `：${reason}` : ''}`,
  transfer: (_, { authority }) => `已转给${authority}部门处理`,
  evidence_hold: (action) => `物品先行登记保存${listed(action)}`,
  warning: (action) => `书面警告${numbered(action)}`,
  criticism: (action) => `通报批评${numbered(action)}`,
  fine_on_spot: (action) => `当场罚款 ${action.amount_yuan ?? ''} 元${numbered(action)}`,
  fine: (action) => `罚款 ${action.amount_yuan ?? ''} 元${numbered(action)}`,
  confiscate: (action) => `没收${listed(action)}${numbered(action)}`,
  stop_business: (action) => `责令停业${numbered(action)}`,
  revoke_permit: (action) => `吊销许可${numbered(action)}`,
  clear_now: () => '障碍物由队员当场清除',
  perform: () => '由有关部门代为改正',
  seal: (action) => `查封${listed(action)}`,
  seize: (action) => `扣押${listed(action)}`,
  remove: () => '强制拆除',
}

/** What a squad can help with, as a vendor would say it. */
const kinds: Record<HelpKind, string> = {
  carry: '帮我搬东西',
  clear_cartons: '帮我清纸箱',
  pack_up: '帮我收摊',
  papers: '帮我办证',
  show_to_plot: '找不到摊位',
  lend_tool: '想借个工具',
  repaint_line: '线看不清了',
  power_water: '没水没电',
  mediate: '有人闹矛盾',
  weather_warning: '问问天气',
  safety_advice: '看看安不安全',
}

export default {
  title: '我的摊位',
  hello: (name: string) => `${name}，您好`,
  stallNumber: '摊位号',
  shopNumber: '店铺号',
  row: (row: string) => `${row} 排`,
  hoursToday: '今天营业',
  openNow: '现在可以出摊',
  opensLater: (time: string) => `还没到时间，${time} 开始`,
  closedNow: '今天已经收市',
  stallClosed: '摊位已停用',
  stallClosedHint: '请联系市场管理人员。',
  until: (day: string) => `用到 ${day}`,
  onMap: '在图上找我的摊位',
  noStall: '现在没有分给您的摊位',
  noStallHint: '想要固定摊位，请到夜市管理处登记，摊位免费。',
  toPutRight: '要改正的',
  nothingToPutRight: '没有要改正的',
  nothingToPutRightHint: '谢谢您的配合。',
  deadline: {
    at_once: '请马上改正',
    today: (time: string) => `今天 ${time} 前`,
    tonight: (time: string) => `今晚 ${time} 前`,
    tomorrow: (time: string) => `明天 ${time} 前`,
    later: (day: string) => `${day} 前`,
    overdue: (day: string) => `已过期限（${day}），请马上改正`,
    was: (day: string) => `${day} 前`,
  },
  afterwards: '改好后不用跑腿，队员下次巡查会来看。',
  latest: '最近一次检查',
  noInspection: '还没有检查过',
  noInspectionHint: '队员检查后，结果会写在这里。',
  allRecords: '看全部记录',
  free: '摊位费 0 元',
  freeHint: '摊位、划线、登记、年审都不收钱。有人向您要钱，请不要给，马上告诉主管。',
  ask: {
    title: '求助',
    free: '队员帮忙不收钱。有人向您要钱，请不要给，马上告诉主管。',
    hint: '要帮什么忙？点一下。',
    kinds,
    where: '在哪个摊位？',
    words: '还想说什么',
    send: '叫队员来',
    cancel: '先不叫了',
    sent: '已经告诉队员',
    loading: '正在读取您的求助…',
    mine: '我的求助',
    waiting: '等队员来',
    coming: (name: string, time: string) => `${name} 已经在路上（${time}）`,
    done: (time: string) => `办好了（${time}）`,
    takenBack: (time: string) => `已收回（${time}）`,
    askedAt: (time: string, place: string) => `${time} 求助 · ${place}`,
    takeBack: '不用来了，收回',
    takeBackOf: (kind: string) => `不用来了，收回：${kind}`,
    takeBackNow: '收回求助',
    takeBackAsk: '收回这个求助？',
    takeBackHint: (kind: string) => `“${kind}”收回后队员就不来了。还要帮忙，可以再叫。`,
  },
  record: '我的记录',
  recordHint: '每一次检查都在这里，只有您和管理人员能看到。',
  inOrder: '一切正常',
  found: (n: number) => `发现 ${n} 个问题`,
  lead: (name: string) => `带队：${name}`,
  place: (market: string, label: string) => `${market} ${label}`,
  stallLabel: (number: string) => `${number} 摊位`,
  shopLabel: (number: string) => `${number} 号店铺`,
  stallGone: '已不在图上的摊位',
  corrects: '这是更正后的记录',
  setAside: {
    correction: '这条已更正，以新的一条为准',
    mistake: '这条记错了，已作废，不算数',
    duplicate: '这条记重了，已作废，不算数',
  },
  overturned: (day: string, reason: string) => `${day} 已撤销，不算数：${reason}`,
  done,
  nothingDone: '只作记录',
  map: '摊位位置',
  mapMine: (number: string) => `您的摊位：${number}`,
  phone: '登记的手机号',
  category: '业态',
}
