import type { Db } from '../db/open.ts'
import type { DocumentKind, Facts } from '../documents/rules-kinds.ts'
import { spareWords } from '../documents/rules-law.ts'
import { dayWritten } from '../documents/rules-paper.ts'
import { fineInWords, instantWritten, itemWithPhotos, yuanInCapitals } from '../documents/rules-words.ts'
import { dayIn } from '../shared/evening.ts'
import type { MatterFacts } from './queries-facts.ts'
import { citedBasis, issue } from './queries-papers-issue.ts'
import { paperOfExecution } from './queries-papers-execution.ts'
import type { Following, HeldMatter, Proceeding } from './queries-taking.ts'
import { hearingMayBeAsked, type Sanction } from './rules-case.ts'
import { seizureEnds } from './rules-clocks.ts'
import type { ProcedureKind } from './rules-machine.ts'
import type { ProcedureEntry } from './schema-steps.ts'

type SeizureEntry = Extract<ProcedureEntry, { kind: 'seizure' }>

const penaltyWords: Record<Exclude<Sanction['penalty'], 'fine'>, string> = {
  warning: '警告',
  criticism: '通报批评',
  confiscate: '没收违法所得、没收非法财物',
  stop_business: '责令停产停业',
  revoke_permit: '吊销许可证件',
}
const sanctionWords = ({ penalty, amount_yuan }: Sanction) =>
  penalty === 'fine' ? fineInWords(amount_yuan ?? 0) : penaltyWords[penalty]

const servedWords = {
  in_person: '直接送达',
  left_with_witness: '留置送达',
  post: '邮寄送达',
  public_notice: '公告送达',
} as const

const itemsOf = ({ items, photos = [] }: Pick<SeizureEntry, 'items' | 'photos'>) =>
  items.map((item, index) => itemWithPhotos(item, index + 1, photos))

const decisions: Partial<Record<ProcedureKind, string>> = { performance: '代履行决定书', removal: '强制拆除决定书' }

/** The kind of paper a step makes and what it says besides the records; undefined for a step without one. */
function paperOf({ entry, facts, steps, procedure, given }: Following): [DocumentKind, Facts] | undefined {
  const written = (at: Date) => instantWritten(facts.time_zone, at)
  const now = written(given.now)
  switch (entry.step) {
    case 'give_notice':
      return [
        'advance_notice',
        {
          found: entry.facts,
          intended: sanctionWords(entry),
          answer_until: written(new Date(entry.answer_until)),
          ...(hearingMayBeAsked(entry, facts.hearing_from_yuan) && { hearing: '五个工作日内可以要求听证' }),
        },
      ]
    case 'state':
      return [
        'statement_record',
        {
          heard_at: now,
          statement: entry.words,
          ...(given.taker.hand === 'vendor' && { heard_where: '当事人本人在网上提交' }),
        },
      ]
    case 'decide': {
      const said = steps.findLast(({ step }) => step === 'state' || step === 'hold_hearing')?.body['words']
      const fine = entry.penalty === 'fine' ? (entry.amount_yuan ?? 0) : null
      return [
        'penalty_decision',
        {
          decision: sanctionWords(entry),
          reason: entry.reasons,
          statement: typeof said === 'string' ? said : '当事人在规定期限内未提出陈述、申辩',
          ...(fine !== null && { amount: String(fine), amount_words: yuanInCapitals(fine) }),
          ...(entry.correct_by && { order: `于${written(new Date(entry.correct_by))}前改正上述行为` }),
        },
      ]
    }
    case 'spare':
      return ['no_penalty_decision', { reason: spareWords[entry.spare_reason] }]
    case 'serve':
      return [
        'service_receipt',
        { served: decisions[procedure.kind] ?? '行政处罚决定书', served_way: servedWords[entry.how], served_at: now },
      ]
    case 'give_back':
      return [
        'return_record',
        {
          items: itemsOf(entry),
          earlier: procedure.kind === 'seizure' ? '查封（扣押）决定书' : '先行登记保存证据通知书',
          result: `物品于${now}退还，由${entry.received_by}签收${entry.words === null ? '' : `；${entry.words}`}`,
        },
      ]
    default:
      return undefined
  }
}

/** Issues the numbered paper that a step makes; null for one without. */
export async function issuePaper(db: Db, following: Following): Promise<{ id: string; number: string } | null> {
  const paper = paperOf(following) ?? (await paperOfExecution(db, following))
  if (!paper) return null
  const [kind, said] = paper
  const { entry, procedure, matter, given, steps } = following
  // A vendor issues no paper: what they state is recorded in the name of whoever of the staff took the step before.
  const by =
    given.taker.hand === 'vendor' ? steps.findLast(({ actor_kind }) => actor_kind === 'person')?.actor_id : null
  const basis = await citedBasis(db, procedure.legal_basis_id)
  const words = { ...basis, ...said }
  return issue(db, kind, { step_id: entry.id, procedure_id: procedure.id, matter, given, words, ...(by && { by }) })
}

/** Issues the decision on a seizure or sealing. */
export async function issueSeizurePaper(
  db: Db,
  { matter, entry, facts, given }: { matter: HeldMatter; entry: SeizureEntry; facts: MatterFacts; given: Proceeding },
) {
  const until = seizureEnds(facts.time_zone, given.now)
  const words: Facts = {
    ...(await citedBasis(db, entry.legal_basis_id)),
    measure: entry.measure === 'seal' ? '查封' : '扣押',
    items: itemsOf(entry),
    storage: entry.storage,
    // The end of a day is the first moment of the next.
    seized_until: dayWritten(dayIn(facts.time_zone, new Date(until.getTime() - 1))),
    reason: entry.reason,
  }
  return issue(db, 'seizure_decision', { step_id: entry.id, procedure_id: entry.id, matter, given, words })
}
