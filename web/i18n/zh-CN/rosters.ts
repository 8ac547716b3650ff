import type { Absence } from '../../../src/rosters/rules.ts'

const absences: Record<Absence, string> = { ill: '病假', leave: '请假', training: '参加培训', other: '其他原因不在' }

export default {
  title: '排班',
  about: '谁哪一晚当班。开始巡查时先列出当班的人；没排上的人也可以去巡查。',
  squad: '中队',
  officer: '队员',
  before: '上一周',
  after: '下一周',
  thisWeek: '回到本周',
  today: '今天',
  onDuty: '当班',
  off: '不当班',
  anywhere: '随队',
  auxiliary: '协管',
  left: '已离队',
  details: '改去向或缺勤',
  absences,
  presence: '到岗',
  there: '到岗',
  market: '去哪个市场',
  note: '说明（可不填）',
  save: '保存',
  count: (people: number, certified: number) => `${people} 人，持证 ${certified}`,
  copy: '照上周排',
  copyHint: '只补还没排的；已过去的晚上和已离队的人不排，缺勤不带过来。',
  copied: (count: number) => (count === 0 ? '没有可补的' : `已排 ${count} 人次`),
  nobody: '这个中队还没有在岗队员',
  nobodyHint: '先在“人员和中队”里加入队员。',
  noSquads: '还没有中队',
  print: '打印',
}
