import { NumberField, TextField, useStateOf } from '../kit/index.ts'

interface CommitNumberProps {
  label: string
  unit?: string
  value: number | null
  onCommit: (value: number) => void
  decimals?: boolean
  hint?: string
}

/** A number that takes effect when one leaves the field or presses Enter, so that typing it is one step and not five. */
export function CommitNumber({ label, unit, value, onCommit, decimals = true, hint }: CommitNumberProps) {
  const [typed, setTyped] = useStateOf(value, value)
  const commit = () => {
    if (typed === null) setTyped(value)
    else if (typed !== value) {
      // What it became comes back as the value; a field for steps (“move by”) is at its beginning again.
      setTyped(value)
      onCommit(typed)
    }
  }
  return (
    <form
      class="commit"
      onSubmit={(event) => {
        event.preventDefault()
        commit()
      }}
      onFocusOut={commit}
    >
      <NumberField
        label={label}
        required
        value={typed}
        onInput={setTyped}
        decimals={decimals}
        {...(unit === undefined ? {} : { unit })}
        {...(hint === undefined ? {} : { hint })}
      />
    </form>
  )
}

interface CommitTextProps {
  label: string
  value: string
  onCommit: (value: string) => void
  /** Whether nothing is an answer too. */
  optional?: boolean
  maxLength?: number
}

/** Words that take effect when one leaves the field or presses Enter. */
export function CommitText({ label, value, onCommit, optional = false, maxLength = 20 }: CommitTextProps) {
  const [typed, setTyped] = useStateOf(value, value)
  const commit = () => {
    const tidy = typed.trim()
    if (tidy === '' && !optional) setTyped(value)
    else if (tidy !== value) onCommit(tidy)
  }
  return (
    <form
      class="commit"
      onSubmit={(event) => {
        event.preventDefault()
        commit()
      }}
      onFocusOut={commit}
    >
      <TextField label={label} required={!optional} value={typed} onInput={setTyped} maxLength={maxLength} />
    </form>
  )
}
