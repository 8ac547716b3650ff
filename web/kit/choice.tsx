import type { ComponentChildren } from 'preact'
import { useId } from 'preact/hooks'
import type { Option } from './field.tsx'

interface GroupProps<T extends string> {
  legend: string
  options: readonly Option<T>[]
  hint?: ComponentChildren
  error?: string | undefined
}

function Group(props: GroupProps<string> & { id: string; children: ComponentChildren }) {
  return (
    <fieldset
      class={props.error ? 'choice choice_wrong' : 'choice'}
      aria-describedby={props.error ? `${props.id}-error` : undefined}
    >
      <legend class="weui-cells__title">{props.legend}</legend>
      {props.hint && <p class="field__hint">{props.hint}</p>}
      <div class="weui-cells">{props.children}</div>
      <p class="field__error" id={`${props.id}-error`} role="alert">
        {props.error}
      </p>
    </fieldset>
  )
}

function Choice(props: {
  type: 'radio' | 'checkbox'
  name: string
  option: Option
  checked: boolean
  onChange: () => void
}) {
  return (
    <label class="weui-cell cell_active choice__option">
      <input
        type={props.type}
        name={props.name}
        class={`choice__${props.type}`}
        checked={props.checked}
        disabled={props.option.disabled}
        onChange={props.onChange}
      />
      <span class="weui-cell__bd">
        <span class="cell__title">{props.option.label}</span>
        {props.option.hint && <span class="cell__description">{props.option.hint}</span>}
      </span>
    </label>
  )
}

/** Exactly one of a few that are worth seeing at once. */
export function RadioGroup<T extends string>(props: GroupProps<T> & { value: T | null; onChange: (value: T) => void }) {
  const id = useId()
  return (
    <Group {...props} id={id}>
      {props.options.map((option) => (
        <Choice
          key={option.value}
          type="radio"
          name={id}
          option={option}
          checked={option.value === props.value}
          onChange={() => props.onChange(option.value)}
        />
      ))}
    </Group>
  )
}

/** Any number of a few; `value` keeps the order of the options. */
export function CheckboxGroup<T extends string>(
  props: GroupProps<T> & { value: readonly T[]; onChange: (value: T[]) => void },
) {
  const id = useId()
  const toggle = (value: T) => {
    const chosen = new Set(props.value)
    if (!chosen.delete(value)) chosen.add(value)
    props.onChange(props.options.map((option) => option.value).filter((each) => chosen.has(each)))
  }
  return (
    <Group {...props} id={id}>
      {props.options.map((option) => (
        <Choice
          key={option.value}
          type="checkbox"
          name={id}
          option={option}
          checked={props.value.includes(option.value)}
          onChange={() => toggle(option.value)}
        />
      ))}
    </Group>
  )
}

/** On or off, at once, without a button to confirm. */
export function Switch(props: {
  label: string
  hint?: string
  checked: boolean
  onChange: (checked: boolean) => void
  disabled?: boolean
}) {
  const id = useId()
  return (
    <label class="weui-cell cell_active switch">
      <span class="weui-cell__bd">
        <span class="cell__title">{props.label}</span>
        {props.hint && (
          <span class="cell__description" id={`${id}-hint`}>
            {props.hint}
          </span>
        )}
      </span>
      <input
        type="checkbox"
        role="switch"
        class="weui-switch"
        checked={props.checked}
        disabled={props.disabled}
        aria-describedby={props.hint ? `${id}-hint` : undefined}
        onChange={(event) => props.onChange(event.currentTarget.checked)}
      />
    </label>
  )
}
