import type { ComponentChildren } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import { spotFineLimits, spotFineWithinLimit, twoCertifiedOfficers } from '../../src/enforcement/rules-check.ts'
import { blankSpot } from '../../src/enforcement/rules-spot.ts'
import { formatCount, listed, t } from '../i18n/index.ts'
import {
  Button,
  DefinitionList,
  NumberField,
  Progress,
  RadioGroup,
  StatusMark,
  Switch,
  TextArea,
  TextField,
} from '../kit/index.ts'
import type { FieldsProps } from '../inspections/action-fields.tsx'
import './spot-guide.css'

const steps = ['who', 'facts', 'basis', 'rights', 'order', 'document', 'receipt', 'handed_over'] as const
type StepName = (typeof steps)[number]

export interface SpotGuideProps extends FieldsProps {
  officers: ComponentChildren
  evidence: ComponentChildren
  again: boolean
  firstPenalty: string | null
}

const empty = (words: string | null | undefined) => (words ?? '').trim() === ''

/** What a step still lacks, in words; undefined when the law has what it asks for there. */
function lacks(name: StepName, props: SpotGuideProps): string | undefined {
  const { action, round, party, finding, again } = props
  const spot = action.spot ?? blankSpot
  const { wrong } = t.spot
  const certified = new Set(round.patrol.members.filter((member) => member.certified).map(({ id }) => id))
  switch (name) {
    case 'who':
      return twoCertifiedOfficers(action, certified).length > 0 ? wrong.who : undefined
    case 'facts':
      return empty(finding.note) ? wrong.facts : undefined
    case 'basis':
      if (action.kind === 'fine_on_spot' && action.amount_yuan === undefined) return wrong.amount
      if (spotFineWithinLimit(action, party).length > 0) return t.spot.limit(formatCount(spotFineLimits[party]))
      return again && empty(action.reason) ? wrong.again : undefined
    case 'rights':
      if (!spot.rights_told) return wrong.rights
      return spot.answer === null || (spot.answer === 'heard' && empty(spot.statement)) ? wrong.answer : undefined
    case 'order':
      return finding.actions.some(({ kind }) => kind === 'fix_now' || kind === 'fix_by') ? undefined : wrong.order
    case 'document':
      return empty(action.document_number) ? wrong.document : undefined
    case 'receipt':
      if (spot.receipt === null) return wrong.receipt
      return spot.receipt === 'refused' && empty(spot.refusal) ? wrong.refusal : undefined
    case 'handed_over':
      return spot.handed_over ? undefined : wrong.handedOver
  }
}

function Facts({ finding, onNote, evidence }: SpotGuideProps) {
  return (
    <>
      <TextArea label={t.spot.facts} required max={500} value={finding.note ?? ''} onInput={onNote} />
      {evidence}
    </>
  )
}

function Amount({ action, party, again, firstPenalty, onChange }: SpotGuideProps) {
  return (
    <>
      <p class="spot__limit">{t.spot.limits[party](formatCount(spotFineLimits[party]))}</p>
      {action.kind === 'fine_on_spot' && (
        <NumberField
          label={t.enforcement.amount}
          hint={t.enforcement.amountHint(spotFineLimits[party])}
          required
          unit={t.enforcement.yuan}
          value={action.amount_yuan ?? null}
          onInput={(amount) => onChange({ amount_yuan: amount ?? undefined })}
        />
      )}
      {again && firstPenalty !== null && (
        <p class="finding__outside" role="note">
          {firstPenalty}
        </p>
      )}
      {again && (
        <TextArea
          label={t.enforcement.secondReason}
          required
          max={300}
          value={action.reason ?? ''}
          onInput={(reason) => onChange({ reason })}
        />
      )}
    </>
  )
}

function Fields(props: SpotGuideProps & { name: StepName }) {
  const { name, action, finding, onChange } = props
  const spot = action.spot ?? blankSpot
  const say = (change: Partial<typeof spot>) => onChange({ spot: { ...spot, ...change } })
  switch (name) {
    case 'who':
      return <>{props.officers}</>
    case 'facts':
      return <Facts {...props} />
    case 'basis':
      return <Amount {...props} />
    case 'rights':
      return (
        <>
          <Switch label={t.spot.told} checked={spot.rights_told} onChange={(rights_told) => say({ rights_told })} />
          <RadioGroup
            legend={t.spot.answer}
            value={spot.answer}
            options={(['heard', 'waived'] as const).map((value) => ({ value, label: t.spot.answers[value] }))}
            onChange={(answer) => say({ answer, ...(answer === 'waived' && { statement: null }) })}
          />
          {spot.answer === 'heard' && (
            <TextArea
              label={t.spot.statement}
              required
              max={500}
              value={spot.statement ?? ''}
              onInput={(statement) => say({ statement })}
            />
          )}
        </>
      )
    case 'order':
      return (
        <RadioGroup
          legend={t.spot.order}
          value={
            (['fix_now', 'fix_by'] as const).find((kind) => finding.actions.some((one) => one.kind === kind)) ?? null
          }
          options={(['fix_now', 'fix_by'] as const).map((value) => ({ value, label: t.enforcement.kinds[value] }))}
          onChange={props.onOrder}
        />
      )
    case 'document':
      return (
        <TextField
          label={t.enforcement.documentNumber}
          hint={t.enforcement.documentHint}
          required
          maxLength={40}
          value={action.document_number ?? ''}
          onInput={(document_number) => onChange({ document_number })}
        />
      )
    case 'receipt':
      return (
        <>
          <RadioGroup
            legend={t.spot.receipt}
            value={spot.receipt}
            options={(['signed', 'refused'] as const).map((value) => ({ value, label: t.spot.receipts[value] }))}
            onChange={(receipt) => say({ receipt, ...(receipt === 'signed' && { refusal: null, witness: null }) })}
          />
          {spot.receipt === 'refused' && (
            <>
              <TextArea
                label={t.spot.refusal}
                hint={t.spot.refusalHint}
                required
                max={200}
                value={spot.refusal ?? ''}
                onInput={(refusal) => say({ refusal })}
              />
              <TextField
                label={t.spot.witness}
                maxLength={60}
                value={spot.witness ?? ''}
                onInput={(witness) => say({ witness })}
              />
            </>
          )}
        </>
      )
    case 'handed_over':
      return (
        <Switch label={t.spot.handedOver} checked={spot.handed_over} onChange={(handed_over) => say({ handed_over })} />
      )
  }
}

/** A finished guide in a few lines, with a way back into it. */
function Summary({ onOpen, arrived, ...props }: SpotGuideProps & { arrived: boolean; onOpen: () => void }) {
  const { action, round } = props
  const spot = action.spot ?? blankSpot
  const names = round.patrol.members.filter(({ id }) => action.officers.includes(id)).map(({ name }) => name)
  const done = useRef<HTMLElement>(null)
  // Read first by whoever has just finished the last step; a form that is taken up again leaves the focus where it is.
  useEffect(() => {
    if (arrived) done.current?.focus()
  }, [])
  return (
    <section class="spot" ref={done} tabIndex={-1} aria-label={t.spot.title}>
      <StatusMark tone="good" word={t.spot.done} />
      <DefinitionList
        items={[
          [t.enforcement.officers, listed(names)],
          ...(action.amount_yuan === undefined
            ? []
            : [[t.enforcement.amount, t.enforcement.yuanOf(action.amount_yuan)] as [string, string]]),
          [t.spot.answer, spot.answer === 'heard' ? (spot.statement ?? '') : t.spot.answers.waived],
          [t.enforcement.documentNumber, action.document_number ?? ''],
          [t.spot.receipt, spot.receipt === 'refused' ? (spot.refusal ?? '') : t.spot.receipts.signed],
        ]}
      />
      <Button onClick={onOpen}>{t.spot.change}</Button>
    </section>
  )
}

/**
 * A warning or fine on the spot, one step a screen, each saying first what the law asks; none is left before it has that
 * (Administrative Penalty Law Art. 28, 42, 44–45, 51–52).
 */
export function SpotGuide(props: SpotGuideProps) {
  const missing = steps.findIndex((name) => lacks(name, props) !== undefined)
  // A form that is taken up again goes on where it was left; a new one begins with who.
  const [at, setAt] = useState(props.action.spot?.rights_told === true ? (missing < 0 ? steps.length : missing) : 0)
  const [told, setTold] = useState(false)
  const title = useRef<HTMLHeadingElement>(null)
  const moved = useRef(false)
  useEffect(() => {
    if (!moved.current) return
    title.current?.focus({ preventScroll: true })
    title.current?.scrollIntoView({ block: 'start' })
  }, [at])
  const go = (to: number) => {
    moved.current = true
    setTold(false)
    setAt(to)
  }
  const name = steps[at]
  if (name === undefined && missing < 0) return <Summary {...props} arrived={moved.current} onOpen={() => go(0)} />
  const shown = name ?? steps[Math.max(0, missing)] ?? 'who'
  const index = steps.indexOf(shown)
  const asks = t.spot.asks[shown]
  const lacking = lacks(shown, props)
  return (
    <section class="spot" aria-label={t.spot.title}>
      <Progress value={index + 1} max={steps.length} words={t.spot.step(index + 1, steps.length)} />
      <h4 ref={title} tabIndex={-1} class="spot__title">
        {asks.title}
      </h4>
      <p>{asks.why}</p>
      <p class="spot__article">{asks.article}</p>
      <Fields {...props} name={shown} />
      {told && lacking !== undefined && (
        <p class="field__error" role="alert">
          {lacking}
        </p>
      )}
      <div class="spot__ways">
        {index > 0 && (
          <Button size="large" onClick={() => go(index - 1)}>
            {t.spot.back}
          </Button>
        )}
        <Button kind="primary" size="large" onClick={() => (lacking === undefined ? go(index + 1) : setTold(true))}>
          {index + 1 === steps.length ? t.spot.finish : t.spot.next}
        </Button>
      </div>
    </section>
  )
}
