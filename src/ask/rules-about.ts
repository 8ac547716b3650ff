import { actionWords } from '../enforcement/rules-words.ts'
import { dayIn, clockIn } from '../shared/evening.ts'
import { filtersOf, type AskKind, type FilterName } from './rules-kinds.ts'
import {
  classWords,
  comparedWords,
  countedWords,
  filterWords,
  incidentsWords,
  kindWords,
  originWords,
  outcomeWords,
  partWords,
  seenWords,
  severityWords,
  stateWords,
} from './rules-words.ts'
import type { AskFilter } from './schema.ts'

const words: Partial<Record<FilterName, Readonly<Record<string, string>>>> = {
  severity: severityWords,
  outcome: outcomeWords,
  class: classWords,
  action: actionWords,
  counted: { ...actionWords, ...countedWords },
  state: stateWords,
  origin: originWords,
  overdue: { yes: '是' },
  due: { tonight: '今晚收市前要复查' },
  stands: { yes: '是' },
  seen: seenWords,
  part: partWords,
  incident: incidentsWords,
  compared: comparedWords,
  tonight: { yes: '是' },
  priority: { yes: '是' },
}

/** How many files an account may take in an hour: enough for work, few for whoever carries a district away. */
export const exportLimit = { files: 20, within_s: 3600 } as const

/** The lines of the sheet that says what a file is of. */
export function aboutLines(
  kind: AskKind,
  filter: AskFilter,
  known: { names: Partial<Record<FilterName, string>>; by: string; at: Date; zone: string; rows: number },
): [head: string, words: string | number][] {
  const asked = filtersOf[kind].flatMap((name): [string, string][] => {
    const value = filter[name]
    return value === undefined ? [] : [[filterWords[name], known.names[name] ?? words[name]?.[value] ?? value]]
  })
  return [
    ['筛选条件', kindWords[kind]],
    ...(asked.length > 0 ? asked : ([['范围', '全部']] as [string, string][])),
    ['导出人', known.by],
    ['导出时间', `${dayIn(known.zone, known.at)} ${clockIn(known.zone, known.at).slice(0, 5)}`],
    ['行数', known.rows],
    ['提示', '含个人信息，只供工作使用，用后请删除'],
  ]
}

/** A file's name: the list and the day, without what some systems do not allow. */
export const fileName = (kind: AskKind, day: string, format: string): string => `${kindWords[kind]}-${day}.${format}`
