import type { ComponentChildren } from 'preact'
import { t } from '../i18n/index.ts'
import { Button, Cell, EmptyState, List, TextField } from '../kit/index.ts'

interface PickerProps<Row> {
  /** What is being chosen: "商户". */
  legend: string
  /** Names the box to type in: "商户姓名、摊名、手机尾号". */
  label: string
  /** What was chosen, in words; null while nothing is. */
  chosen: string | null
  onClear: () => void
  error?: string | undefined
  query: string
  onQuery: (query: string) => void
  /** Undefined while nothing was looked for yet. */
  rows: readonly Row[] | undefined
  rowKey: (row: Row) => string
  title: (row: Row) => string
  description?: (row: Row) => string
  onChoose: (row: Row) => void
  /** Below the rows: how many more there are. */
  tips?: string | undefined
  none: { title: string; hint: string; action?: ComponentChildren }
}

/** Finds one of very many by typing and shows a few at a time; once chosen it is told, with a way back. */
export function Picker<Row>(props: PickerProps<Row>) {
  const { rows, none, description } = props
  return (
    <div
      class="picker"
      role="group"
      aria-label={props.legend}
      onKeyDown={(event) => {
        // Enter looks for what was typed; it does not send the form around it.
        if (event.key === 'Enter' && event.target instanceof HTMLInputElement) event.preventDefault()
      }}
    >
      {props.chosen !== null ? (
        <div class="picker__chosen">
          <span>
            {props.legend} <strong>{props.chosen}</strong>
          </span>
          <Button size="small" onClick={props.onClear}>
            {t.assignments.chooseAgain}
          </Button>
        </div>
      ) : (
        <>
          <TextField
            label={props.label}
            required
            type="search"
            value={props.query}
            error={props.error}
            onInput={props.onQuery}
          />
          {rows?.length === 0 && (
            <EmptyState icon="search" title={none.title} action={none.action}>
              {none.hint}
            </EmptyState>
          )}
          {rows !== undefined && rows.length > 0 && (
            <List tips={props.tips}>
              {rows.map((row) => (
                <Cell
                  key={props.rowKey(row)}
                  title={props.title(row)}
                  description={description?.(row)}
                  onClick={() => props.onChoose(row)}
                />
              ))}
            </List>
          )}
        </>
      )}
    </div>
  )
}
