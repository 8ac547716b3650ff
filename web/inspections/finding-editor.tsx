import './finding-editor.css'
import type { ComponentChildren } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import { isEnforcing } from '../../src/enforcement/rules.ts'
import type { Party } from '../../src/enforcement/rules-check.ts'
import { blankSpot, isSpotPenalty } from '../../src/enforcement/rules-spot.ts'
import { helpFirst, type ActionKind, type HelpFirst, type HelpKind } from '../../src/enforcement/rules-kinds.ts'
import type { FirstPenalty } from '../../src/enforcement/schema.ts'
import type { FindingEntry, Item } from '../../src/inspections/schema.ts'
import type { Round } from '../../src/patrols/schema.ts'
import { listed, localName, t } from '../i18n/index.ts'
import { Button, RadioGroup, StatusMark, TextArea } from '../kit/index.ts'
import { Phrases } from '../patrols/phrases.tsx'
import { lastChoice } from '../patrols/store.ts'
import { freshId } from '../offline/id.ts'
import { ActionFields } from './action-fields.tsx'
import { FirstTime } from './first-time.tsx'
import { changeAction, kindsFor, officersFor, orderInstead, toggleAction } from './draft.ts'

interface EditorProps {
  /** The stall or shop it is about; null for a spot in the street. */
  place: string | null
  finding: FindingEntry
  /** Its item was picked just now: the focus goes on from here. */
  picked: boolean
  item: Item
  round: Round
  me: string
  party: Party
  penalised: boolean
  /** What that penalty was, where it is known. */
  first: FirstPenalty | undefined
  onChange: (finding: FindingEntry) => void
  onChangeItem: () => void
  onRemove: (() => void) | null
  photos: ComponentChildren
}

function Kinds(props: EditorProps & { kinds: readonly ActionKind[]; title: string; hint?: string }) {
  const { finding, item, round, me, onChange } = props
  const lastHelp = lastChoice<HelpKind>('help')
  const make = (kind: ActionKind) => {
    const others = item.authorities.filter((authority) => !round.authorities.includes(authority))
    return {
      id: freshId(),
      kind,
      officers: officersFor(kind, round, me, lastChoice<string[]>('officers') ?? []),
      ...(kind === 'transfer' && others[0] && { authority: others[0] }),
      // Help is one tap: what was done last time stands there, to be changed.
      ...(isSpotPenalty(kind) && { spot: blankSpot }),
      ...(kind === 'help' && lastHelp !== null && { help_kind: lastHelp }),
    }
  }
  return (
    <div class="kinds" role="group" aria-label={props.title}>
      <h3 class="weui-cells__title">{props.title}</h3>
      {props.hint && <p class="field__hint">{props.hint}</p>}
      <div class="kinds__choices">
        {props.kinds.map((kind) => (
          <button
            key={kind}
            type="button"
            class="kind"
            aria-pressed={finding.actions.some((action) => action.kind === kind)}
            onClick={() => onChange(toggleAction(finding, kind, make))}
          >
            {t.enforcement.kinds[kind]}
          </button>
        ))}
      </div>
    </div>
  )
}

/** One finding: its item, what was done, and only the fields that this asks for. */
export function FindingEditor(props: EditorProps) {
  const { finding, item, round, onChange } = props
  const [noting, setNoting] = useState(finding.note !== null)
  const kinds = kindsFor(item, round.authorities, round.points?.items[item.code])
  const severe = kinds.filter(isEnforcing)
  const chosenSevere = finding.actions.some((action) => isEnforcing(action.kind))
  const [showSevere, setShowSevere] = useState(chosenSevere)
  const spot = finding.actions.some(({ kind }) => isSpotPenalty(kind))
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    if (props.picked) heading.current?.focus()
  }, [])
  const outside = !item.authorities.some((authority) => round.authorities.includes(authority))
  return (
    <section class="finding" aria-label={localName(item)}>
      <div class="finding__item">
        <h2 ref={heading} tabIndex={-1}>
          {localName(item)}
        </h2>
        {item.severity === 4 ? (
          <StatusMark tone="danger" word={t.inspections.danger} solid />
        ) : (
          <span class="severity">{t.inspections.severity[item.severity]}</span>
        )}
        <Button size="small" onClick={props.onChangeItem}>
          {t.inspections.changeItem}
        </Button>
        {props.onRemove && (
          <Button size="small" onClick={props.onRemove}>
            {t.inspections.removeFinding}
          </Button>
        )}
      </div>
      {props.place !== null && (
        <FirstTime
          market={round.market.id}
          place={props.place}
          item={item.code}
          spared={finding.actions.some(({ reason }) => reason === 'first_slight_corrected')}
        />
      )}
      {outside && (
        <p class="finding__outside" role="note">
          {t.enforcement.outside(listed(item.authorities.map((authority) => t.enforcement.authorities[authority])))}
        </p>
      )}
      <Kinds
        {...props}
        kinds={kinds.filter((kind) => !isEnforcing(kind))}
        title={outside ? t.enforcement.whatWasDone : t.enforcement.mild}
      />
      {severe.length > 0 && !showSevere && (
        <Button expanded={false} onClick={() => setShowSevere(true)}>
          {t.enforcement.showSevere}
        </Button>
      )}
      {severe.length > 0 && showSevere && (
        <Kinds {...props} kinds={severe} title={t.enforcement.severe} hint={t.enforcement.severeHint} />
      )}
      {chosenSevere && item.severity < 4 && (
        <RadioGroup<HelpFirst>
          legend={t.enforcement.helpFirstAsk}
          value={finding.help_first}
          options={helpFirst.map((value) => ({ value, label: t.enforcement.helpFirst[value] }))}
          onChange={(answer) => onChange({ ...finding, help_first: answer })}
        />
      )}
      {finding.actions.map((action) => (
        <ActionFields
          key={action.id}
          action={action}
          item={item}
          round={round}
          party={props.party}
          again={props.penalised}
          first={props.first}
          me={props.me}
          finding={finding}
          evidence={props.photos}
          onNote={(note) => onChange({ ...finding, note })}
          onOrder={(kind) =>
            onChange(orderInstead(finding, kind, { id: freshId(), officers: officersFor(kind, round, props.me) }))
          }
          onChange={(change) => onChange(changeAction(finding, action.id, change))}
        />
      ))}
      {!spot && props.photos}
      {spot ? null : noting ? (
        <>
          <TextArea
            label={t.inspections.note}
            hint={t.inspections.noteHint}
            max={500}
            value={finding.note ?? ''}
            onInput={(note) => onChange({ ...finding, note })}
          />
          <Phrases kind="finding" value={finding.note ?? ''} onChange={(note) => onChange({ ...finding, note })} />
        </>
      ) : (
        <Button size="small" icon="edit" onClick={() => setNoting(true)}>
          {t.inspections.note}
        </Button>
      )}
    </section>
  )
}
