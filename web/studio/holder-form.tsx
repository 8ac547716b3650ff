import type { HolderDecision } from '../../src/studio/schema.ts'
import { formatDay, t } from '../i18n/index.ts'
import { RadioGroup, SelectField } from '../kit/index.ts'
import type { Publishing } from './publishing.ts'
import type { Studio } from './store.ts'

/** Each vendor who would lose a stall, and what becomes of them: asked one by one, never guessed. */
export function HolderForm({ studio, publishing }: { studio: Studio; publishing: Publishing }) {
  const open = studio.document.value.stalls.filter((stall) => !stall.closed)
  const taken = new Set([...publishing.decisions.value.values()].map(({ stall_id }) => stall_id))
  return (
    <section aria-label={t.studio.holders}>
      <h2>{t.studio.holders}</h2>
      <p class="field__hint">{t.studio.holdersHint}</p>
      {publishing.holders.value.map((holder) => {
        const { assignment_id } = holder
        const decision = publishing.decisions.value.get(assignment_id)
        const decide = (next: Partial<HolderDecision>) =>
          publishing.decide({
            assignment_id,
            decision: decision?.decision ?? 'end',
            stall_id: decision?.stall_id ?? null,
            ...next,
          })
        const since = formatDay(holder.starts_on)
        return (
          <div key={assignment_id} class="studio-panel__holder">
            <RadioGroup
              legend={t.studio.holder(holder.number, holder.vendor_name, since)}
              options={[
                { value: 'keep', label: t.studio.keep, disabled: holder.removed },
                { value: 'end', label: t.studio.end },
                { value: 'move', label: t.studio.move },
              ]}
              value={decision?.decision ?? null}
              onChange={(next) => decide({ decision: next, stall_id: null })}
            />
            {decision?.decision === 'move' && (
              <SelectField
                label={t.studio.moveTo}
                required
                value={decision.stall_id ?? ''}
                options={open
                  .filter(({ stall_id }) => stall_id === decision.stall_id || !taken.has(stall_id))
                  .map(({ stall_id, number }) => ({ value: stall_id, label: number }))}
                onChange={(stall_id) => decide({ stall_id })}
              />
            )}
          </div>
        )
      })}
    </section>
  )
}
