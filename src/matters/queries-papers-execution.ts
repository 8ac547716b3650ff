import type { Db } from '../db/open.ts'
import type { DocumentKind, Facts } from '../documents/rules-kinds.ts'
import { instantWritten, yuanInCapitals } from '../documents/rules-words.ts'
import { dayIn } from '../shared/evening.ts'
import type { MatterFacts } from './queries-facts.ts'
import { citedBasis, issue } from './queries-papers-issue.ts'
import type { Following, HeldMatter, Proceeding } from './queries-taking.ts'
import type { ProcedureEntry } from './schema-steps.ts'

const costWords = (yuan: number) => `人民币${yuan}元（${yuanInCapitals(yuan)}）`

/** Officers as papers name them, in the order given: 王强（执法证号LN06-0021）. */
async function officersNamed(db: Db, ids: readonly string[], day: string): Promise<string> {
  const rows = await db
    .selectFrom('person as p')
    .leftJoin('certificate as c', (on) =>
      on.onRef('c.person_id', '=', 'p.id').on('c.valid_from', '<=', day).on('c.valid_until', '>=', day),
    )
    .select(['p.id', 'p.name', 'c.number'])
    .where('p.id', 'in', [...ids])
    .orderBy('c.valid_until')
    .execute()
  return [...new Set(ids)]
    .flatMap((id) => rows.findLast((row) => row.id === id) ?? [])
    .map(({ name, number }) => (number === null ? name : `${name}（执法证号${number}）`))
    .join('、')
}

/** Issues the demand that an execution begins with (催告书, Compulsion Law Art. 35). */
export async function issueDemand(
  db: Db,
  opening: {
    matter: HeldMatter
    entry: Extract<ProcedureEntry, { step: 'demand' }>
    facts: MatterFacts
    given: Proceeding
  },
) {
  const { matter, entry, facts, given } = opening
  const words: Facts = {
    ...(await citedBasis(db, entry.legal_basis_id)),
    duty: entry.duty,
    way: entry.way,
    perform_by: instantWritten(facts.time_zone, new Date(entry.perform_by)),
    officers: await officersNamed(db, entry.officers, dayIn(facts.time_zone, given.now)),
    ...(entry.cost_yuan !== null && { cost: costWords(entry.cost_yuan) }),
  }
  return issue(db, 'demand', { step_id: entry.id, procedure_id: entry.id, matter, given, words })
}

const text = (value: unknown) => (typeof value === 'string' ? value : undefined)

/** The paper that a step of an execution makes, and what it says besides the records; undefined for a step without one. */
export async function paperOfExecution(db: Db, following: Following): Promise<[DocumentKind, Facts] | undefined> {
  const { entry, steps, facts, given, procedure, course } = following
  const written = (at: string | Date) => instantWritten(facts.time_zone, new Date(at))
  const named = (ids: readonly string[]) => officersNamed(db, ids, dayIn(facts.time_zone, given.now))
  const removal = procedure.kind === 'removal'
  const decision = removal ? '强制拆除决定书' : '代履行决定书'
  switch (entry.step) {
    case 'decide_execution': {
      const said = text(steps.findLast(({ step }) => step === 'state')?.body['words'])
      return [
        removal ? 'removal_decision' : 'performance_decision',
        {
          reason: entry.reasons,
          statement: said ?? '当事人在催告期限内未提出陈述、申辩',
          target: entry.target,
          way: entry.way,
          execute_at: written(entry.execute_at),
          ...(entry.performer !== null && { performer: entry.performer }),
          ...(entry.cost_yuan !== null && { cost: costWords(entry.cost_yuan) }),
        },
      ]
    }
    case 'demand_again': {
      const first = steps[0]?.body
      const perform_by = written(entry.perform_by)
      const officers = await named(course.officers)
      return ['demand', { duty: text(first?.['duty']), way: text(first?.['way']), perform_by, officers }]
    }
    case 'announce':
      return ['removal_notice', { earlier: decision, posted: entry.posted, perform_by: written(entry.perform_by) }]
    case 'execute':
      return [
        'execution_record',
        {
          executed_at: written(given.now),
          earlier: decision,
          officers: await named(entry.officers),
          performer: entry.performer,
          done: entry.done,
          signed: entry.how === 'party_signed' ? '当事人已签名' : `当事人未签名，见证人${entry.witness ?? ''}签名`,
          ...(entry.reason !== null && { reason: entry.reason }),
          ...(entry.cost_yuan !== null && { cost: costWords(entry.cost_yuan) }),
        },
      ]
    default:
      return undefined
  }
}
