import { useId, useRef } from 'preact/hooks'
import { t } from '../i18n/index.ts'
import { IconButton } from './button.tsx'
import { Icon } from './icon.tsx'

interface SearchBoxProps {
  /** What can be searched for, also shown inside the empty box: "摊位号、商户、手机尾号". */
  label: string
  value: string
  onInput: (value: string) => void
  onSubmit?: (value: string) => void
  /** How many were found, in words; announced when it changes. */
  found?: string
}

export function SearchBox({ label, value, onInput, onSubmit, found }: SearchBoxProps) {
  const id = useId()
  const input = useRef<HTMLInputElement>(null)
  return (
    <form
      class="search-box"
      role="search"
      onSubmit={(event) => {
        event.preventDefault()
        onSubmit?.(value)
      }}
    >
      <label class="unseen" for={id}>
        {label}
      </label>
      <div class="search-box__frame">
        <Icon name="search" />
        <input
          ref={input}
          id={id}
          type="search"
          enterkeyhint="search"
          autoComplete="off"
          placeholder={label}
          value={value}
          onInput={(event) => onInput(event.currentTarget.value)}
        />
        {value !== '' && (
          <IconButton
            icon="close"
            label={t.kit.clear}
            onClick={() => {
              onInput('')
              input.current?.focus()
            }}
          />
        )}
      </div>
      <p class="search-box__found" role="status">
        {found}
      </p>
    </form>
  )
}
