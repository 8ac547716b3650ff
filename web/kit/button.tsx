import type { ComponentChildren } from 'preact'
import { t } from '../i18n/index.ts'
import { Icon, type IconName } from './icon.tsx'

interface ButtonProps {
  children: ComponentChildren
  /** One `primary` per screen: the step that goes on. `danger` only where something ends. Default: plain. */
  kind?: 'primary' | 'default' | 'danger' | 'text'
  /** `large` (56 px) is for the patrol's main path; `small` (44 px) beside other things. */
  size?: 'large' | 'medium' | 'small'
  block?: boolean
  icon?: IconName
  disabled?: boolean
  /** Under way: says so in words and takes no second tap. */
  busy?: boolean
  onClick?: (event: MouseEvent) => void
  type?: 'button' | 'submit'
  /** Makes it a link that looks like a button. */
  href?: string
  /** Spoken instead of the children, where they are too short on their own ("删除 A-07"). */
  label?: string
  pressed?: boolean
  /** id of the element this button opens, and whether it is open. */
  controls?: string
  expanded?: boolean
}

export function Button(props: ButtonProps) {
  const { children, kind = 'default', size = 'medium', block, icon, disabled, busy, type = 'button', href } = props
  const look = ['button', 'weui-btn', `weui-btn_${kind === 'danger' ? 'warn' : kind}`, `button_${size}`]
  if (block) look.push('button_block')
  if (busy) look.push('button_busy')
  const content = (
    <>
      {icon && <Icon name={icon} />}
      <span>{busy ? t.kit.sending : children}</span>
    </>
  )
  if (href !== undefined && !disabled) {
    return (
      <a class={look.join(' ')} href={href} aria-label={props.label} onClick={props.onClick}>
        {content}
      </a>
    )
  }
  return (
    <button
      type={type}
      class={look.join(' ')}
      disabled={disabled}
      aria-disabled={busy ? 'true' : undefined}
      aria-label={busy ? undefined : props.label}
      aria-pressed={props.pressed}
      aria-controls={props.controls}
      aria-expanded={props.expanded}
      onClick={(event) => {
        if (busy) event.preventDefault()
        else props.onClick?.(event)
      }}
    >
      {content}
    </button>
  )
}

/** A square button with an icon only; `label` is what it does. */
export function IconButton(props: { icon: IconName; label: string; onClick: () => void; disabled?: boolean }) {
  return (
    <button
      type="button"
      class="icon-button"
      aria-label={props.label}
      title={props.label}
      disabled={props.disabled}
      onClick={props.onClick}
    >
      <Icon name={props.icon} />
    </button>
  )
}

/** Buttons that belong together: side by side where there is room. `fixed` keeps them above the tab bar. */
export function ButtonRow({ children, fixed }: { children: ComponentChildren; fixed?: boolean }) {
  return <div class={fixed ? 'button-row button-row_fixed' : 'button-row'}>{children}</div>
}
