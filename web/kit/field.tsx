import type { ComponentChildren } from 'preact'
import { useId, useState } from 'preact/hooks'
import { t } from '../i18n/index.ts'
import { Button } from './button.tsx'
import { Icon } from './icon.tsx'

/** What every field takes: a label that is always visible, a hint below it, and an error that says what to do. */
export interface FieldProps {
  label: string
  hint?: ComponentChildren
  error?: string | undefined
  required?: boolean
  disabled?: boolean
  name?: string
}

interface Wiring {
  id: string
  'aria-describedby': string | undefined
  'aria-invalid': 'true' | undefined
  'aria-required': 'true' | undefined
  disabled: boolean | undefined
  name: string | undefined
}

/** The frame of a field; `children` receives the attributes that tie the control to label, hint and error. */
export function Field(
  props: FieldProps & { children: (wiring: Wiring) => ComponentChildren; aside?: ComponentChildren },
) {
  const id = useId()
  const told = [props.hint && `${id}-hint`, props.error && `${id}-error`].filter(Boolean)
  return (
    <div class={props.error ? 'field field_wrong' : 'field'}>
      <label class="field__label" for={id}>
        {props.label}
        {!props.required && <span class="field__optional">{t.kit.optional}</span>}
      </label>
      <div class="field__control">
        {props.children({
          id,
          'aria-describedby': told.length ? told.join(' ') : undefined,
          'aria-invalid': props.error ? 'true' : undefined,
          'aria-required': props.required ? 'true' : undefined,
          disabled: props.disabled,
          name: props.name,
        })}
        {props.aside}
      </div>
      {props.hint && (
        <p class="field__hint" id={`${id}-hint`}>
          {props.hint}
        </p>
      )}
      <p class="field__error" id={`${id}-error`} role="alert">
        {props.error}
      </p>
    </div>
  )
}

interface TextProps extends FieldProps {
  value: string
  onInput: (value: string) => void
  type?: 'text' | 'tel' | 'search' | 'email'
  inputMode?: 'text' | 'numeric' | 'tel' | 'decimal'
  autoComplete?: string
  placeholder?: string
  maxLength?: number
  aside?: ComponentChildren
}

export function TextField(props: TextProps) {
  return (
    <Field {...props}>
      {(wiring) => (
        <input
          {...wiring}
          class="weui-input"
          {...({ type: props.type ?? 'text' } as { type: 'text' })}
          inputMode={props.inputMode}
          autoComplete={props.autoComplete ?? 'off'}
          placeholder={props.placeholder}
          maxLength={props.maxLength}
          value={props.value}
          onInput={(event) => props.onInput(event.currentTarget.value)}
        />
      )}
    </Field>
  )
}

export function PasswordField(props: Omit<TextProps, 'type' | 'aside'>) {
  const [shown, setShown] = useState(false)
  const toggle = (
    <Button kind="text" size="small" pressed={shown} onClick={() => setShown(!shown)}>
      {shown ? t.kit.hidePassword : t.kit.showPassword}
    </Button>
  )
  return (
    <Field {...props} aside={toggle}>
      {(wiring) => (
        <input
          {...wiring}
          class="weui-input"
          {...({ type: shown ? 'text' : 'password' } as { type: 'password' })}
          autoComplete={props.autoComplete ?? 'current-password'}
          autoCapitalize="none"
          spellcheck={false}
          value={props.value}
          onInput={(event) => props.onInput(event.currentTarget.value)}
        />
      )}
    </Field>
  )
}

interface NumberProps extends FieldProps {
  value: number | null
  onInput: (value: number | null) => void
  unit?: string
  /** Whole numbers unless set. */
  decimals?: boolean
}

/** A number typed as text with the number keys: no spinner, no scrolling by accident. Anything else gives null. */
export function NumberField(props: NumberProps) {
  const [typed, setTyped] = useState<string | null>(null)
  const read = (text: string) => {
    const plain = text.normalize('NFKC').trim()
    return plain !== '' && (props.decimals ? /^-?\d+(\.\d+)?$/ : /^-?\d+$/).test(plain) ? Number(plain) : null
  }
  return (
    <Field {...props} aside={props.unit && <span class="field__unit">{props.unit}</span>}>
      {(wiring) => (
        <input
          {...wiring}
          class="weui-input"
          inputMode={props.decimals ? 'decimal' : 'numeric'}
          autoComplete="off"
          value={typed !== null && read(typed) === props.value ? typed : (props.value ?? '')}
          onInput={(event) => {
            setTyped(event.currentTarget.value)
            props.onInput(read(event.currentTarget.value))
          }}
        />
      )}
    </Field>
  )
}

/** A day as 'YYYY-MM-DD'; '' while none is chosen. `min` and `max` are days too. */
export function DateField(
  props: FieldProps & { value: string; onInput: (day: string) => void; min?: string; max?: string },
) {
  return (
    <Field {...props}>
      {(wiring) => (
        <input
          {...wiring}
          class="weui-input"
          type="date"
          min={props.min}
          max={props.max}
          value={props.value}
          onInput={(event) => props.onInput(event.currentTarget.value)}
        />
      )}
    </Field>
  )
}

/** Several lines; with `max`, what is left is counted in words and too much is never cut off. */
export function TextArea(
  props: FieldProps & { value: string; onInput: (value: string) => void; max?: number; rows?: number },
) {
  const left = props.max === undefined ? undefined : props.max - [...props.value].length
  return (
    <div>
      <Field {...props}>
        {(wiring) => (
          <textarea
            {...wiring}
            class="weui-textarea"
            rows={props.rows ?? 3}
            value={props.value}
            onInput={(event) => props.onInput(event.currentTarget.value)}
          />
        )}
      </Field>
      {left !== undefined && left < 50 && (
        <p class={left < 0 ? 'field__count field__count_over' : 'field__count'} aria-live="polite">
          {left < 0 ? t.kit.charactersOver(-left) : t.kit.charactersLeft(left)}
        </p>
      )}
    </div>
  )
}

export interface Option<T extends string = string> {
  value: T
  label: string
  hint?: ComponentChildren
  disabled?: boolean
}

/** One of many. With `placeholder`, nothing is chosen at first and the value is ''. */
export function SelectField<T extends string>(
  props: FieldProps & {
    value: T | ''
    options: readonly Option<T>[]
    onChange: (value: T) => void
    placeholder?: string
  },
) {
  return (
    <Field
      {...props}
      aside={
        <span class="field__chevron">
          <Icon name="down" />
        </span>
      }
    >
      {(wiring) => (
        <select
          {...wiring}
          class="select"
          value={props.value}
          onChange={(event) => props.onChange(event.currentTarget.value as T)}
        >
          {(props.value === '' || props.placeholder !== undefined) && (
            <option value="" disabled>
              {props.placeholder ?? t.kit.choose}
            </option>
          )}
          {props.options.map((option) => (
            <option key={option.value} value={option.value} disabled={option.disabled}>
              {option.label}
            </option>
          ))}
        </select>
      )}
    </Field>
  )
}
