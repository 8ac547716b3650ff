import { t } from '../i18n/index.ts'
import { EmptyState } from '../kit/index.ts'
import { byRow } from '../map/by-row.ts'
import { LineMark } from './paint-card.tsx'
import type { PaintStore } from './paint-store.ts'

/** Every stall with its line's state, row by row in walking order; a tap goes there. */
export function PaintList({ store, onChosen }: { store: PaintStore; onChosen: () => void }) {
  const listed = store.hits.value ?? store.stalls.value
  const current = store.selected.value?.stall_id
  if (listed.length === 0) return <EmptyState icon="search" title={t.painting.noHits} />
  return (
    <>
      {byRow(listed, ({ row_label }) => row_label).map(([row, stalls]) => (
        <section key={row} class="paint-row">
          <h2>{`${t.painting.row(row)} · ${t.painting.rowDone(stalls.filter(({ state }) => state === 'painted').length, stalls.length)}`}</h2>
          <ul role="list">
            {stalls.map(({ stall_id, number, state }) => (
              <li key={stall_id}>
                <button
                  type="button"
                  aria-current={stall_id === current ? 'true' : undefined}
                  onClick={() => {
                    store.select(stall_id)
                    onChosen()
                  }}
                >
                  <strong>{number}</strong>
                  <LineMark state={state} />
                </button>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </>
  )
}
