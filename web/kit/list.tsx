import type { ComponentChildren } from 'preact'
import { useId } from 'preact/hooks'
import { Icon, type IconName } from './icon.tsx'

/** A group of cells. An empty `children` is the caller's to replace by an EmptyState. */
export function List(props: { children: ComponentChildren; title?: ComponentChildren; tips?: ComponentChildren }) {
  const id = useId()
  return (
    <section class="list" aria-labelledby={props.title ? id : undefined}>
      {props.title && (
        <h2 class="weui-cells__title" id={id}>
          {props.title}
        </h2>
      )}
      <ul class="weui-cells" role="list">
        {props.children}
      </ul>
      {props.tips && <p class="weui-cells__tips">{props.tips}</p>}
    </section>
  )
}

interface CellProps {
  title: ComponentChildren
  description?: ComponentChildren
  /** On the right: a value, a StatusMark, a Badge. */
  value?: ComponentChildren
  icon?: IconName
  href?: string
  onClick?: () => void
  /** The one that is chosen now, in a list twin. */
  current?: boolean
  disabled?: boolean
}

/** One row of a List; a link with `href`, a button with `onClick`, otherwise only told. */
export function Cell(props: CellProps) {
  const content = (
    <>
      {props.icon && (
        <span class="weui-cell__hd">
          <Icon name={props.icon} />
        </span>
      )}
      <span class="weui-cell__bd">
        <span class="cell__title">{props.title}</span>
        {props.description !== undefined && <span class="cell__description">{props.description}</span>}
      </span>
      {props.value !== undefined && <span class="weui-cell__ft">{props.value}</span>}
    </>
  )
  const look = props.current ? 'weui-cell cell_current' : 'weui-cell'
  if (props.href !== undefined) {
    return (
      <li>
        <a class={`${look} cell_active`} href={props.href} aria-current={props.current ? 'true' : undefined}>
          {content}
          <Icon name="next" />
        </a>
      </li>
    )
  }
  if (props.onClick) {
    return (
      <li>
        <button
          type="button"
          class={`${look} cell_active`}
          aria-current={props.current ? 'true' : undefined}
          disabled={props.disabled}
          onClick={props.onClick}
        >
          {content}
          <Icon name="next" />
        </button>
      </li>
    )
  }
  return (
    <li>
      <div class={look}>{content}</div>
    </li>
  )
}

/** Facts as word and value, for a record read at a glance. Pairs whose value is null are left out. */
export function DefinitionList({ items }: { items: [word: ComponentChildren, value: ComponentChildren][] }) {
  return (
    <dl class="definition-list">
      {items
        .filter(([, value]) => value !== null && value !== undefined)
        .map(([word, value], index) => (
          <div key={index}>
            <dt>{word}</dt>
            <dd>{value}</dd>
          </div>
        ))}
    </dl>
  )
}
