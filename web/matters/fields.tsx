import { seizureDays } from '../../src/matters/rules-clocks.ts'
import { answerTimeOver } from '../../src/matters/rules-case.ts'
import { spareReasons } from '../../src/enforcement/rules-kinds.ts'
import { suspensions } from '../../src/matters/rules-execution.ts'
import { authorities } from '../../src/people/rules-kinds.ts'
import { t } from '../i18n/index.ts'
import { later, NumberField, RadioGroup, TextArea, TextField } from '../kit/index.ts'
import { finedIn, type Target } from './anticipate.ts'
import { BasisField } from './basis-field.tsx'
import { shortEndWords } from './end-words.ts'
import type { Facts } from './facts.ts'
import type { AnswerName, Answers } from './answers.ts'
import { mayBeEmpty } from './entry.ts'
import type { AnswersChange } from './form-store.ts'
import { ItemsField } from './items-field.tsx'
import { OfficersField } from './officers-field.tsx'
import { SanctionFields } from './sanction-fields.tsx'
import { thingsIn } from './things.ts'

const DeadlineFields = later(() => import('./deadline-fields.tsx').then((chunk) => chunk.DeadlineFields))

export interface FieldsProps {
  answers: Partial<Answers>
  facts: Facts
  target: Target
  /** What is wrong with an answer, once its screen was to be left. */
  wrong: (field: AnswerName) => string | undefined
  set: (change: AnswersChange | ((now: Partial<Answers>) => AnswersChange)) => void
  /** A photo is being made and kept, or is no longer; the form waits for it before it is sent. */
  onWorking: (more: boolean) => void
}

const most: Partial<Record<AnswerName, number>> = { facts: 2000, reasons: 2000, what: 2000, done: 2000 }
/** Words that are what a step is about are long, remarks are not. */
const mostOf = ({ machine, step }: Target, field: AnswerName) => {
  if (field === 'words') return mayBeEmpty(machine, step, field) || step === 'close' ? 300 : 2000
  if (field === 'reason') return step === 'propose' ? 2000 : 300
  return most[field] ?? 300
}

const labelOf = ({ machine, step }: Target, field: AnswerName) =>
  (field === 'words' ? t.procedures.what[`${machine}.${step}`] : t.procedures.labels[field]) ?? t.matters.fields[field]

function Long({ field, answers, target, wrong, set }: FieldsProps & { field: AnswerName }) {
  const part = target.step === 'give_back' && thingsIn(answers).some(({ stays }) => stays === true)
  const needed = part || !mayBeEmpty(target.machine, target.step, field)
  return (
    <TextArea
      label={labelOf(target, field)}
      required={needed}
      max={mostOf(target, field)}
      rows={needed ? 5 : 3}
      {...(part && { hint: t.procedures.restHint })}
      {...(field === 'education' && { hint: t.procedures.educationHint })}
      error={wrong(field)}
      value={(answers[field] as string | undefined) ?? ''}
      onInput={(value) => set({ [field]: value })}
    />
  )
}

/** Answers of a line. */
type ShortName = 'reference' | 'receipt' | 'received_by' | 'storage' | 'performer' | 'posted' | 'witness'

function Short({ field, answers, facts, target, wrong, set }: FieldsProps & { field: ShortName }) {
  const fined =
    field === 'receipt' &&
    (target.procedure
      ? finedIn(facts, target.procedure)
      : facts.matter.kinds.some((kind) => kind === 'fine' || kind === 'fine_on_spot'))
  return (
    <TextField
      label={labelOf(target, field)}
      required={
        fined ||
        (field === 'witness' && answers.how === 'witness_signed') ||
        !mayBeEmpty(target.machine, target.step, field)
      }
      maxLength={field === 'storage' || field === 'posted' ? 80 : 60}
      {...(fined && { hint: t.procedures.receiptNeeded })}
      {...(field === 'storage' && { hint: t.procedures.storageHint })}
      error={wrong(field)}
      value={answers[field] ?? ''}
      onInput={(value) => set({ [field]: value })}
    />
  )
}

const waysOf: Readonly<Record<string, readonly string[]>> = {
  waive: ['signed', 'said', 'silent'],
  serve: ['in_person', 'left_with_witness', 'post', 'public_notice'],
  execute: ['party_signed', 'witness_signed'],
}

function How({ answers, facts, target, wrong, set }: FieldsProps) {
  const until = target.procedure?.clocks.find(({ clock }) => clock === 'statement' || clock === 'demand')?.due_at
  const early = until !== undefined && answerTimeOver('silent', new Date(until), facts.now).length > 0
  const ways = waysOf[target.step] ?? []
  return (
    <RadioGroup
      legend={labelOf(target, 'how')}
      error={wrong('how')}
      value={answers.how ?? null}
      options={ways.map((value) => ({
        value,
        label: t.matters.ways[value] ?? value,
        disabled: value === 'silent' && early,
        hint:
          value === 'silent' && early
            ? t.procedures.silentFrom(shortEndWords(until, facts.market.time_zone))
            : undefined,
      }))}
      onChange={(how) => set({ how })}
    />
  )
}

function Measure({ answers, facts, target, wrong, set }: FieldsProps) {
  const loss = target.machine === 'stall_loss'
  return (
    <RadioGroup
      legend={t.matters.fields.measure}
      error={wrong('measure')}
      {...(loss && { hint: t.procedures.fromOpening(facts.matter.terms.stall_answer_days) })}
      value={answers.measure ?? null}
      options={(loss ? ['pause_stall', 'end_stall'] : ['seize', 'seal']).map((value) => ({
        value,
        label: t.matters.measures[value] ?? value,
      }))}
      onChange={(measure) => set({ measure, ...(measure === 'end_stall' && { days: null }) })}
    />
  )
}

function Days({ answers, target, wrong, set }: FieldsProps) {
  if (target.machine === 'stall_loss' && answers.measure !== 'pause_stall') return null
  const limit = target.machine === 'seizure' ? seizureDays : target.machine === 'case' ? 90 : 365
  return (
    <NumberField
      label={t.matters.fields.days}
      required
      unit={t.procedures.daysUnit}
      hint={t.procedures.daysMost(limit)}
      error={wrong('days')}
      value={answers.days ?? null}
      onInput={(days) => set({ days })}
    />
  )
}

/** What it is to cost, or did, in whole yuan: at reasonable cost (Compulsion Law Art. 51). */
function Cost({ answers, target, wrong, set }: FieldsProps) {
  return (
    <NumberField
      label={t.matters.fields.cost_yuan}
      required={!mayBeEmpty(target.machine, target.step, 'cost_yuan')}
      unit={t.enforcement.yuan}
      error={wrong('cost_yuan')}
      value={answers.cost_yuan ?? null}
      onInput={(cost_yuan) => set({ cost_yuan })}
    />
  )
}

const urgent = 'urgent'

function ApprovedBy({ answers, facts, target, wrong, set }: FieldsProps) {
  const { approved_by } = answers
  const named = facts.matter.supervisors.map(({ id, name }) => ({ value: id, label: t.procedures.approvedBy(name) }))
  // What was held is not urgent any more: its seizure is approved beforehand.
  const rushed = target.machine === 'seizure' ? [{ value: urgent, label: t.procedures.urgent }] : []
  return (
    <RadioGroup
      legend={t.matters.fields.approved_by}
      error={wrong('approved_by')}
      value={approved_by === null ? urgent : (approved_by ?? null)}
      options={[...named, ...rushed]}
      onChange={(value) => set({ approved_by: value === urgent ? null : value })}
    />
  )
}

/** The input for one answer of a form. */
export function FieldFor({ field, ...props }: FieldsProps & { field: AnswerName }) {
  const { answers, wrong, set } = props
  switch (field) {
    case 'officers':
      return <OfficersField {...props} />
    case 'legal_basis_id':
      return <BasisField {...props} />
    case 'items':
      return <ItemsField {...props} />
    case 'penalty':
      return <SanctionFields {...props} />
    // Beside the penalty, only for a fine.
    case 'amount_yuan':
      return null
    case 'deadline_at':
    case 'correct_by':
    case 'answer_until':
    case 'perform_by':
    case 'execute_at':
      return <DeadlineFields field={field} {...props} />
    case 'measure':
      return <Measure {...props} />
    case 'days':
      return <Days {...props} />
    case 'approved_by':
      return <ApprovedBy {...props} />
    case 'how':
      return <How {...props} />
    case 'cost_yuan':
      return <Cost {...props} />
    case 'ground':
      return (
        <RadioGroup
          legend={t.matters.fields.ground}
          error={wrong('ground')}
          value={answers.ground ?? null}
          options={suspensions.map((value) => ({ value, label: t.matters.ways[value] ?? value }))}
          onChange={(ground) => set({ ground })}
        />
      )
    case 'flagged':
    case 'none_begun':
      return (
        <RadioGroup
          legend={t.procedures.labels[field] ?? ''}
          error={wrong(field)}
          value={answers[field] === undefined ? null : answers[field] ? 'yes' : 'no'}
          options={[
            { value: 'no', label: t.matters.no },
            { value: 'yes', label: t.matters.yes },
          ]}
          onChange={(value) => set({ [field]: value === 'yes' })}
        />
      )
    case 'spare_reason':
      return (
        <RadioGroup
          legend={t.matters.fields.spare_reason}
          error={wrong('spare_reason')}
          value={spareReasons.find((one) => one === answers.spare_reason) ?? null}
          options={spareReasons.map((value) => ({ value, label: t.enforcement.spareReasons[value] }))}
          onChange={(spare_reason) => set({ spare_reason })}
        />
      )
    case 'authority':
      return (
        <RadioGroup
          legend={t.matters.fields.authority}
          error={wrong('authority')}
          value={authorities.find((one) => one === answers.authority) ?? null}
          options={authorities.map((value) => ({ value, label: t.enforcement.authorities[value] }))}
          onChange={(authority) => set({ authority })}
        />
      )
    case 'reference':
    case 'receipt':
    case 'received_by':
    case 'storage':
    case 'performer':
    case 'posted':
    case 'witness':
      return <Short field={field} {...props} />
    default:
      return <Long field={field} {...props} />
  }
}
