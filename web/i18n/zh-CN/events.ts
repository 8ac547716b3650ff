import type { EventKind } from '../../../src/events/rules.ts'
import type { Verified } from '../../../src/events/schema.ts'

const kinds: Record<EventKind, string> = {
  'district.prepared': '城区建立',
  'market.saved': '市场已保存',
  'plan.published': '摊位图已发布',
  'checks.saved': '校核标准已保存',
  'squad.saved': '中队已保存',
  'person.saved': '人员已保存',
  'vendor.saved': '商户已保存',
  'assignment.given': '分配摊位',
  'assignment.ended': '结束分配',
  'assignment.moved': '调换摊位',
  'patrol.started': '开始巡查',
  'patrol.joined': '加入巡查',
  'patrol.ended': '结束巡查',
  'inspection.logged': '登记检查',
  'inspection.amended': '更正检查',
  'action.overturned': '撤销处置',
  'incident.logged': '登记冲突',
}

const why: Record<Verified['broken'][number]['why'], string> = {
  'row missing': '缺了这一条',
  'row altered': '这一条被改动过',
  'previous hash altered': '和前一条接不上',
}

export default {
  title: '全部记录',
  about: '每件事按顺序记一条，一条扣着一条，只能添加，不能改、不能删。',
  chain: '哪里的记录',
  district: '城区（人员、商户、中队）',
  kind: '哪类记录',
  allKinds: '全部类别',
  kinds,
  system: '系统',
  byVendor: '商户',
  position: (position: string) => `第\u00a0${position}\u00a0条`,
  details: '内容和校验码',
  subject: '对象',
  body: '内容',
  hash: '校验码',
  none: '还没有记录',
  noneHint: '换一个市场或类别看看。',
  verify: '核对这里的记录',
  verifying: (done: string, total: string) => `正在核对，已核对 ${done} / ${total} 条…`,
  whole: (rows: string) => `核对完毕：${rows} 条都对得上，没有被改动。`,
  altered: (count: number) => `有 ${count} 处对不上。请不要再操作，马上联系系统管理员保留现场。`,
  why,
  headsTitle: '末尾校验码',
  headsHint: '把这张表抄下或打印另存。以后如果末尾少了记录，只有对照它才看得出来。',
  head: '末条',
  at: '时间',
  print: '打印',
}
