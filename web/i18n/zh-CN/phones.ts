export default {
  allArrived: (at: string) => `截至 ${at}，各部手机都没有报告未送达的记录。`,
  holding: (at: string, phones: number, records: number) =>
    `截至 ${at}，${phones} 部手机还有 ${records} 条记录没有送达，这里的数字还会变。`,
  silent: (n: number) => `正在巡查的队员里，有 ${n} 人的手机有一阵没有联系上。`,
  show: '是哪些手机',
  waiting: (n: number) => `${n} 条在手机上等`,
  missing: (n: number) => `缺 ${n} 条：手机编过号，这里没有`,
  oldest: (at: string) => `最早一条 ${at}`,
  heard: (at: string) => `上次联系 ${at}`,
  onPatrol: (person: string, market: string) => `${person}，正在${market}巡查`,
  missingHint: '缺号可能是浏览器数据被清掉了。请问本人。',
}
