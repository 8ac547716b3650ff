import type { ComponentChildren } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import type { Party } from '../../src/enforcement/rules-check.ts'
import { isEnforcing, ladder } from '../../src/enforcement/rules.ts'
import { helpKinds, spareReasons, type HelpKind, type SpareReason } from '../../src/enforcement/rules-kinds.ts'
import type { ActionEntry, FirstPenalty } from '../../src/enforcement/schema.ts'
import { deadlines, orderTerm, type Deadline } from '../../src/inspections/rules-kinds.ts'
import type { FindingEntry, Item } from '../../src/inspections/schema.ts'
import type { Round } from '../../src/patrols/schema.ts'
import { authorities } from '../../src/people/rules-kinds.ts'
import { lastChoice, rememberChoice } from '../patrols/store.ts'
import { formatShortDateTime, listed, t } from '../i18n/index.ts'
import { firstWords } from '../enforcement/first-words.ts'
import {
  Button,
  CheckboxGroup,
  ConfirmDialog,
  later,
  NumberField,
  RadioGroup,
  SelectField,
  StatusMark,
  TextArea,
  TextField,
} from '../kit/index.ts'
import { isSpotPenalty } from '../../src/enforcement/rules-spot.ts'
import { ClearNow } from './clear-now.tsx'

/** Few looks end in a penalty; its steps come when one does. */
const SpotGuide = later(() => import('../enforcement/spot-guide.tsx').then((chunk) => chunk.SpotGuide), ['spot'])

export interface FieldsProps {
  action: ActionEntry
  item: Item
  round: Round
  party: Party
  /** The vendor got a penalty for this item this evening already (rule R4). */
  again: boolean
  /** What that penalty was, where it is known. */
  first: FirstPenalty | undefined
  /** Who holds the phone. */
  me: string
  finding: FindingEntry
  /** Photos of the finding, where a guide wants them at its own step. */
  evidence: ComponentChildren
  onNote: (note: string) => void
  /** Chooses the order that goes with a penalty on the spot. */
  onOrder: (kind: 'fix_now' | 'fix_by') => void
  onChange: (change: { [field in keyof ActionEntry]?: ActionEntry[field] | undefined }) => void
}

/** The working-day calendar is loaded only by whoever sets a deadline that needs it. */
function DeadlineField({ action, item, round, onChange }: FieldsProps) {
  const [at, setAt] = useState<Record<Deadline, string> | null>(null)
  useEffect(() => {
    let gone = false
    void import('./term-dates.ts').then(({ termDates }) => {
      if (!gone) setAt(termDates(round, new Date()))
    })
    return () => {
      gone = true
    }
  }, [round.market.id])
  const usual = orderTerm(item.deadline)
  const chosen = at && deadlines.find((deadline) => deadline !== 'now' && at[deadline] === action.deadline_at)
  return (
    <RadioGroup
      legend={t.enforcement.deadline}
      value={chosen ?? (action.deadline_at === undefined ? usual : null)}
      options={deadlines
        .filter((deadline) => deadline !== 'now')
        .map((deadline) => ({
          value: deadline,
          label: t.enforcement.deadlines[deadline],
          hint: [
            at ? t.enforcement.until(formatShortDateTime(at[deadline], round.market.time_zone)) : null,
            deadline === usual ? t.enforcement.usual : null,
          ]
            .filter((words) => words !== null)
            .join(' · '),
        }))}
      // The usual one is left to the server, whose clock counts.
      onChange={(deadline) => onChange({ deadline_at: deadline === usual ? undefined : at?.[deadline] })}
    />
  )
}

function Officers({ action, round, onChange }: FieldsProps) {
  // A penalty of one officer stands nowhere: the second is asked for at once.
  const [open, setOpen] = useState(isEnforcing(action.kind) && action.officers.length < 2)
  const { members } = round.patrol
  const names = members.filter((member) => action.officers.includes(member.id)).map((member) => member.name)
  if (!open) {
    return (
      <p class="officers">
        <span>{t.enforcement.by(listed(names))}</span>
        <Button size="small" kind="text" onClick={() => setOpen(true)}>
          {t.enforcement.changeOfficers}
        </Button>
      </p>
    )
  }
  return (
    <CheckboxGroup
      legend={t.enforcement.officers}
      value={action.officers}
      options={members.map((member) => ({
        value: member.id,
        label: member.name,
        hint: member.certified ? t.patrols.certified : t.patrols.auxiliary,
      }))}
      onChange={(officers) => {
        if (isEnforcing(action.kind)) rememberChoice('officers', officers)
        onChange({ officers })
      }}
    />
  )
}

/** The second officer confirms here, the phone in their hand, or later on their own: rule R1 wants two who were there. */
function SecondOfficer({ action, round, me, onChange }: FieldsProps) {
  const [asking, setAsking] = useState<string | null>(null)
  const others = round.patrol.members.filter(({ id }) => id !== me && action.officers.includes(id))
  const confirmed = action.confirmed_by ?? []
  const of = others.find(({ id }) => id === asking)
  const take = (id: string) => {
    const next = confirmed.includes(id) ? confirmed.filter((each) => each !== id) : [...confirmed, id]
    onChange({ confirmed_by: next.length > 0 ? next : undefined })
  }
  return (
    <div class="second-officer">
      {others.map(({ id, name }) => (
        <p key={id}>
          {confirmed.includes(id) ? (
            <StatusMark tone="good" word={t.enforcement.confirmedHere(name)} />
          ) : (
            <span>{t.enforcement.toConfirm(name)}</span>
          )}
          <Button size="small" onClick={() => (confirmed.includes(id) ? take(id) : setAsking(id))}>
            {confirmed.includes(id) ? t.enforcement.notHere : t.enforcement.confirmHere}
          </Button>
        </p>
      ))}
      <ConfirmDialog
        open={of !== undefined}
        title={t.enforcement.handOver(of?.name ?? '')}
        confirm={t.enforcement.iConfirm}
        onClose={() => setAsking(null)}
        onConfirm={() => {
          if (of) take(of.id)
          setAsking(null)
        }}
      >
        <p>{t.enforcement.confirmMeans}</p>
      </ConfirmDialog>
    </div>
  )
}

function Needs(props: FieldsProps) {
  const { action, item, round, onChange } = props
  switch (action.kind) {
    case 'help':
      return (
        <>
          <RadioGroup<HelpKind>
            legend={t.enforcement.helpKind}
            value={action.help_kind ?? null}
            options={helpKinds.map((value) => ({ value, label: t.enforcement.helpKinds[value] }))}
            {...(action.help_kind === lastChoice('help') && { hint: t.enforcement.helpRemembered })}
            onChange={(help_kind) => {
              rememberChoice('help', help_kind)
              onChange({ help_kind })
            }}
          />
          <NumberField
            label={t.enforcement.minutes}
            unit={t.enforcement.minutesUnit}
            value={action.minutes ?? null}
            onInput={(minutes) => onChange({ minutes: minutes ?? undefined })}
          />
        </>
      )
    case 'points':
      return (
        <p class="finding__outside" role="note">
          {t.enforcement.pointsGiven(round.points?.items[item.code] ?? 0, round.points?.version ?? 0)}
        </p>
      )
    case 'fix_by':
      return <DeadlineField {...props} />
    case 'spared':
      return (
        <RadioGroup<SpareReason>
          legend={t.enforcement.spareReason}
          hint={t.enforcement.spareHint}
          value={spareReasons.find((reason) => reason === action.reason) ?? null}
          options={spareReasons.map((value) => ({ value, label: t.enforcement.spareReasons[value] }))}
          onChange={(reason) => onChange({ reason })}
        />
      )
    case 'transfer':
      return (
        <RadioGroup
          legend={t.enforcement.authority}
          value={action.authority ?? null}
          options={authorities
            .filter((authority) => !round.authorities.includes(authority) || item.authorities.includes(authority))
            .map((value) => ({ value, label: t.enforcement.authorities[value] }))}
          onChange={(authority) => onChange({ authority })}
        />
      )
    case 'evidence_hold':
      return (
        <>
          <TextArea
            label={t.enforcement.items}
            hint={t.enforcement.itemsHint}
            required
            value={(action.items ?? []).join('\n')}
            onInput={(text) => onChange({ items: text.split('\n') })}
          />
          <SelectField
            label={t.enforcement.approvedBy}
            hint={t.enforcement.approvedHint}
            required
            value={action.approved_by ?? ''}
            placeholder={t.kit.choose}
            options={round.supervisors.map(({ id, name }) => ({ value: id, label: name }))}
            onChange={(approved_by) => onChange({ approved_by })}
          />
        </>
      )
    case 'clear_now':
      return <ClearNow {...props} />
    default:
      return null
  }
}

/** Exactly the fields that an action's rung of the ladder asks for. */
export function ActionFields(props: FieldsProps) {
  const { action, onChange } = props
  const { must } = ladder[action.kind]
  const officers = (
    <>
      <Officers {...props} />
      {isEnforcing(action.kind) && <SecondOfficer {...props} />}
    </>
  )
  if (isSpotPenalty(action.kind))
    return (
      <div class="action-fields">
        <h4 class="action-fields__kind">{t.enforcement.kinds[action.kind]}</h4>
        <SpotGuide
          {...props}
          officers={officers}
          firstPenalty={props.first ? firstWords(props.first, props.round.market.time_zone) : null}
        />
      </div>
    )
  return (
    <div class="action-fields">
      <h4 class="action-fields__kind">{t.enforcement.kinds[action.kind]}</h4>
      <Needs {...props} />
      {must.includes('document_number') && (
        <TextField
          label={t.enforcement.documentNumber}
          hint={t.enforcement.documentHint}
          required
          maxLength={40}
          value={action.document_number ?? ''}
          onInput={(document_number) => onChange({ document_number })}
        />
      )}
      {officers}
    </div>
  )
}
