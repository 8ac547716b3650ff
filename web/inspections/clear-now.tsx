import { useState } from 'preact/hooks'
import type { HelpKind } from '../../src/enforcement/rules-kinds.ts'
import { t } from '../i18n/index.ts'
import { RadioGroup, TextArea } from '../kit/index.ts'
import type { FieldsProps } from './action-fields.tsx'
import { officersFor } from './draft.ts'

const together: readonly HelpKind[] = ['pack_up', 'clear_cartons']
const against = 'against'

/** Clearing at once is compulsion only without the vendor's consent; with it, it is help, and is logged as such. */
export function ClearNow({ action, round, me, onChange }: FieldsProps) {
  const [asked, setAsked] = useState(action.reason !== undefined)
  const agreed = (help_kind: HelpKind) =>
    onChange({
      kind: 'help',
      help_kind,
      officers: officersFor('help', round, me),
      reason: undefined,
      confirmed_by: undefined,
    })
  return (
    <>
      <RadioGroup
        legend={t.enforcement.clearAsk}
        value={asked ? against : null}
        options={[
          ...together.map((kind) => ({
            value: kind,
            label: t.enforcement.clearAgreed(t.enforcement.helpKinds[kind]),
            hint: t.enforcement.clearHint,
          })),
          { value: against, label: t.enforcement.clearAgainst },
        ]}
        onChange={(value) => (value === against ? setAsked(true) : agreed(value))}
      />
      {asked && (
        <TextArea
          label={t.enforcement.clearReason}
          required
          max={300}
          value={action.reason ?? ''}
          onInput={(reason) => onChange({ reason })}
        />
      )}
    </>
  )
}
