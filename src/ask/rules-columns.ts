import { incidentWords } from '../incidents/rules-words.ts'
import type { AskKind } from './rules-kinds.ts'
import { actionWords, helpWords } from '../enforcement/rules-words.ts'
import { classWords, originWords, outcomeWords, partyWords, severityWords, stateWords } from './rules-words.ts'
import type { FindingRow, MatterRow, RowOf } from './schema-rows.ts'

/** What stands in a cell of a file: words, a number, a day, or an instant on a market's clock. */
export type Cell = string | number | { day: string } | { at: string; zone: string } | null

export interface ExportColumn<Row> {
  /** Its name in GeoJSON. */
  key: string
  /** Its heading on a sheet. */
  head: string
  /** Characters wide on a sheet. */
  width: number
  cell: (row: Row) => Cell
}

type Actions = FindingRow['actions']
const actions = (all: Actions) =>
  all.map(({ kind, overturned }) => actionWords[kind] + (overturned ? '（已撤销）' : '')).join('、')
const severity = (level: number) => severityWords[level as 1 | 2 | 3 | 4] ?? String(level)

const column = <Row>(key: string, head: string, width: number, cell: (row: Row) => Cell): ExportColumn<Row> => ({
  key,
  head,
  width,
  cell,
})

const looked = <
  Row extends RowOf['inspections' | 'findings' | 'actions' | 'matters' | 'second_looks'],
>(): ExportColumn<Row>[] => [
  column('evening', '经营时段', 12, (row) => ({ day: row.evening })),
  column('at', '时间', 17, (row) => ({ at: row.at, zone: row.market.time_zone })),
  column('market', '市场', 16, (row) => row.market.name),
  column('squad', '中队', 12, (row) => row.squad.name),
  column('place', '摊位或店铺', 14, (row) => row.place.number),
  column('vendor', '商户', 14, (row) => row.vendor?.name ?? null),
]

const look = <Row extends RowOf['inspections' | 'findings' | 'matters']>(): ExportColumn<Row>[] => [
  ...looked<Row>(),
  column('category', '业态', 12, (row) => row.category?.name ?? null),
]

const placeOf = <Row extends RowOf['coverage' | 'open_places']>(): ExportColumn<Row>[] => [
  column('market', '市场', 16, (row) => row.market.name),
  column('place', '摊位或店铺', 14, (row) => row.place.number),
  column('vendor', '商户', 14, (row) => row.vendor?.name ?? null),
  column('category', '业态', 12, (row) => row.category?.name ?? null),
]

const instant = (at: string | null, { market }: { market: { time_zone: string } }): Cell =>
  at === null ? null : { at, zone: market.time_zone }
const found = (what: boolean) => (what ? '发现问题' : '正常')

const item = <Row extends FindingRow | MatterRow | RowOf['actions']>(): ExportColumn<Row>[] => [
  column('item', '项目编号', 10, (row) => row.item.code),
  column('item_name', '检查项目', 20, (row) => row.item.name),
  column('severity', '严重程度', 10, (row) => severity(row.item.severity)),
]

/** The columns of each list's files, in their order. */
export const columnsOf: { readonly [Kind in AskKind]: readonly ExportColumn<RowOf[Kind]>[] } = {
  inspections: [
    ...look<RowOf['inspections']>(),
    column('officer', '队员', 10, (row) => row.officer.name),
    column('outcome', '结果', 10, (row) => outcomeWords[row.outcome]),
    column('findings', '问题数', 8, (row) => row.items.length),
    column('items', '问题', 30, (row) => row.items.map(({ name }) => name).join('、')),
    column('amended', '是否已更正', 12, (row) => (row.amended ? '是，不再计入' : '否')),
    column('note', '备注', 30, (row) => row.note),
    column('id', '编号', 38, (row) => row.id),
  ],
  coverage: [
    ...placeOf<RowOf['coverage']>(),
    column('evenings', '有分配的晚数', 12, (row) => row.evenings),
    column('seen', '看到的晚数', 12, (row) => row.seen),
    column('last_seen_at', '最近一次看到', 17, (row) => instant(row.last_seen_at, row)),
    column('id', '编号', 38, (row) => row.id),
  ],
  open_places: [
    ...placeOf<RowOf['open_places']>(),
    column('evening', '经营时段', 12, (row) => ({ day: row.evening })),
    column('seen_at', '今晚看到', 17, (row) => instant(row.seen_at, row)),
    column('squad', '中队', 12, (row) => row.squad?.name ?? null),
    column('id', '编号', 38, (row) => row.id),
  ],
  findings: [
    ...look<RowOf['findings']>(),
    ...item<RowOf['findings']>(),
    column('counted_as', '计入占比的类别', 16, (row) => (classWords as Record<string, string>)[row.counted_as] ?? ''),
    column('actions', '处置', 30, (row) => actions(row.actions)),
    column('note', '备注', 30, (row) => row.note),
    column('id', '编号', 38, (row) => row.id),
  ],
  actions: [
    ...looked<RowOf['actions']>(),
    ...item<RowOf['actions']>(),
    column('kind', '处置', 18, (row) => actionWords[row.kind]),
    column('overturned', '是否已撤销', 12, (row) => (row.overturned ? '是' : '否')),
    column('finding_id', '问题编号', 38, (row) => row.finding_id),
    column('id', '编号', 38, (row) => row.id),
  ],
  help_calls: [
    column('at', '求助时间', 17, (row) => instant(row.at, row)),
    column('market', '市场', 16, (row) => row.market.name),
    column('place', '摊位或店铺', 14, (row) => row.place.number),
    column('vendor', '商户', 14, (row) => row.vendor.name),
    column('help_kind', '要帮什么', 16, (row) => helpWords[row.help_kind]),
    column('words', '说了什么', 30, (row) => row.words),
    column('answered_by', '谁去了', 10, (row) => row.answered_by),
    column('answered_at', '什么时候应的', 17, (row) => instant(row.answered_at, row)),
    column('done_by', '谁办好的', 10, (row) => row.done_by ?? (row.done_at === null ? null : '商户收回')),
    column('done_at', '结束时间', 17, (row) => instant(row.done_at, row)),
    column('thanked_at', '致谢时间', 17, (row) => instant(row.thanked_at, row)),
    column('id', '编号', 38, (row) => row.id),
  ],
  incidents: [
    column('evening', '经营时段', 12, (row) => ({ day: row.evening })),
    column('at', '时间', 17, (row) => instant(row.at, row)),
    column('market', '市场', 16, (row) => row.market.name),
    column('place', '地点', 14, (row) => (row.place.number === '?' ? null : row.place.number)),
    column('kind', '哪种冲突', 14, (row) => incidentWords[row.kind]),
    column('squad', '中队', 12, (row) => row.squad?.name ?? null),
    column('reporter', '谁报的', 12, (row) => row.reporter),
    column('hurt', '有人受伤', 10, (row) => (row.hurt ? '是' : '否')),
    column('note', '经过', 40, (row) => row.note),
    column('closed_at', '了结时间', 17, (row) => instant(row.closed_at, row)),
    column('id', '编号', 38, (row) => row.id),
  ],
  second_looks: [
    ...looked<RowOf['second_looks']>(),
    column('officer', '第一次谁看的', 12, (row) => row.officer.name),
    column('first_found', '第一次', 10, (row) => found(row.first_found)),
    column('second_officer', '复检谁看的', 12, (row) => row.second?.officer ?? null),
    column('second_at', '复检时间', 17, (row) => instant(row.second?.at ?? null, row)),
    column('second_found', '复检', 10, (row) => row.second && found(row.second.found)),
    column('id', '编号', 38, (row) => row.id),
  ],
  matters: [
    ...look<RowOf['matters']>(),
    ...item<RowOf['matters']>(),
    column('state', '状态', 16, (row) => stateWords[row.state]),
    column('due_at', '期限', 17, (row) => row.due_at && { at: row.due_at, zone: row.market.time_zone }),
    column('actions', '处置', 30, (row) => actions(row.actions)),
    column('id', '编号', 38, (row) => row.id),
  ],
  vendors: [
    column('name', '姓名或单位名称', 18, (row) => row.name),
    column('trade_name', '招牌名', 18, (row) => row.trade_name),
    column('phone', '手机号（部分隐去）', 18, (row) => row.phone),
    column('party', '个人或单位', 10, (row) => partyWords[row.party]),
    column('origin', '来源', 12, (row) => originWords[row.origin]),
    column('category', '业态', 12, (row) => row.category?.name ?? null),
    column('priority', '优先照顾', 10, (row) => (row.priority ? '是' : '否')),
    column('places', '现在的摊位或店铺', 30, (row) =>
      row.places.map(({ market_name, number }) => `${market_name} ${number ?? '?'}`).join('、'),
    ),
    column('id', '编号', 38, (row) => row.id),
  ],
  assignments: [
    column('market', '市场', 16, (row) => row.market.name),
    column('place', '摊位', 14, (row) => row.place.number),
    column('vendor', '商户', 14, (row) => row.vendor.name),
    column('category', '业态', 12, (row) => row.category?.name ?? null),
    column('origin', '来源', 12, (row) => originWords[row.origin]),
    column('starts_on', '第一天', 12, (row) => ({ day: row.starts_on })),
    column('ends_on', '最后一天', 12, (row) => row.ends_on && { day: row.ends_on }),
    column('state', '状态', 10, (row) => stateWords[row.state]),
    column('assigned_by', '分配人', 10, (row) => row.assigned_by),
    column('end_reason', '结束原因', 24, (row) => row.end_reason),
    column('id', '编号', 38, (row) => row.id),
  ],
  patrols: [
    column('evening', '经营时段', 12, (row) => ({ day: row.evening })),
    column('market', '市场', 16, (row) => row.market.name),
    column('squad', '中队', 12, (row) => row.squad.name),
    column('lead', '带队', 10, (row) => row.lead.name),
    column('members', '队员', 24, (row) => row.members.join('、')),
    column('started_at', '开始', 17, (row) => ({ at: row.started_at, zone: row.market.time_zone })),
    column('ended_at', '结束', 17, (row) => row.ended_at && { at: row.ended_at, zone: row.market.time_zone }),
    column('inspections', '检查数', 8, (row) => row.inspections),
    column('findings', '问题数', 8, (row) => row.findings),
    column('id', '编号', 38, (row) => row.id),
  ],
}
