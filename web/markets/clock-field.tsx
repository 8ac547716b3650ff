import { Field } from '../kit/index.ts'

/** A time of day, 'HH:MM'. */
export function Clock(props: {
  label: string
  hint?: string
  error?: string | undefined
  value: string
  onInput: (clock: string) => void
}) {
  return (
    <Field {...props} required>
      {(wiring) => (
        <input
          {...wiring}
          class="weui-input"
          type="time"
          value={props.value}
          onInput={(event) => props.onInput(event.currentTarget.value)}
        />
      )}
    </Field>
  )
}
