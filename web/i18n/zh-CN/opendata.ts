import type { fieldsOf, OpenFile } from '../../../src/opendata/rules.ts'

type Field = (typeof fieldsOf)[OpenFile][number]

const files: Record<OpenFile, string> = {
  'businesses.csv': '摊位和店铺',
  'inspections.csv': '检查',
  'feed_info.csv': '关于这一月的文件',
}
const fields: Record<Field, string> = {
  business_id: '摊位或店铺的编号，和公开页面地址里的一样。不是商户的编号：商户换了摊位，也连不到一起。',
  name: '字号，和公开页面上的一样；没有字号，或者字号里有本人姓名、电话的，写市场和摊位号。',
  address: '市场和摊位号',
  latitude: '中间点的纬度（WGS-84）',
  longitude: '中间点的经度（WGS-84）',
  market: '市场',
  kind: 'stall：摊位；shop：店铺',
  number: '摊位号或门牌号',
  category: '业态',
  date: '哪一场，年月日（20261130）；没有几点几分',
  description: '结果，用文字',
  result: 'in_order：未发现问题；not_in_order：有问题',
  feed_date: '文件生成的日期',
  feed_version: '格式版本',
  month: '哪个月',
  license: '使用许可',
  least_looks: '一个月至少检查几次才列出',
  least_places: '一个市场至少有几处才列出',
}

export default {
  title: '开放数据',
  about: '每个月的检查结果，任何人都可以下载、使用。里面没有任何人的姓名和电话。',
  form: '格式参照 LIVES（检查结果公开的通用格式），CSV 文件，UTF-8 编码，表格软件可以直接打开。',
  license: (name: string) => `许可：${name}，注明来源就可以使用。`,
  months: '可以下载的月份',
  none: '还没有公开的月份。',
  since: (day: string) => `${day}公开`,
  download: (file: string, month: string) => `下载 ${file}，${month}`,
  dictionary: '数据说明',
  dictionaryOf: (name: string, file: string) => `${name}（${file}）`,
  field: '字段',
  meaning: '含义',
  files,
  fields,
  left: '没有放进去的，和为什么',
  leftOut: [
    '商户、队员的姓名，电话：个人信息。',
    '问题是哪一项、怎样处置、有没有处罚：处罚记录从不公开。',
    '是不是复查：复查说明以前有过责令改正，那也是处置。',
    '正在复核的检查：有争议的先不公布。更正或作废的检查也不在内。',
    '以前的商户在这里的检查：和公开页面一样，只算现在的商户。',
    '检查的钟点和先后：不让人推算队员的行踪。',
  ],
  small: (looks: number, places: number) =>
    `一个月里检查不到 ${looks} 次的摊位，和这样的摊位不到 ${places} 处的市场，都不列出：只看一两次，说明不了什么，却会让人认定是谁。`,
  again: '文件在每次下载时按当时的记录生成：后来更正的、正在复核的、换了商户的，从那时起就不在里面。',
  noScore: '没有评分：一次检查只有“未发现问题”或“有问题”，不打分，也不排名。',
  publishing: '公开一个月',
  publishHint: '只能公开已经过完的月份。公开以后，任何人不登录就能下载；随时可以撤下。',
  month: '月份',
  publish: '公开',
  published: '已经公开',
  takeBack: '撤下',
  takeBackOf: (month: string) => `撤下 ${month}`,
  takeBackAsk: '撤下以后，这个月的文件就不能再下载。已经下载的收不回来。',
  takenBack: '已经撤下',
  nothingLeft: '最近 12 个月都已经公开。',
}
