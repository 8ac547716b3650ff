import { Icon, type IconName } from './icon.tsx'

export type Tone = 'good' | 'attention' | 'danger' | 'plain' | 'info'

const glyphs: Record<Tone, IconName> = {
  good: 'check',
  attention: 'alert',
  danger: 'alert',
  plain: 'minus',
  info: 'info',
}

/** A state as glyph, word and colour together; the word alone must be enough. `solid` for the gravest of a list. */
export function StatusMark({
  tone,
  word,
  icon,
  solid,
}: {
  tone: Tone
  word: string
  icon?: IconName
  solid?: boolean
}) {
  return (
    <span class={`mark mark_${tone}${solid ? ' mark_solid' : ''}`}>
      <Icon name={icon ?? glyphs[tone]} />
      {word}
    </span>
  )
}

/** A small number on something; `label` says of what ("3 条未读"). Nothing is shown for zero. */
export function Badge({ count, label }: { count: number; label: string }) {
  if (count <= 0) return null
  return (
    <span class="weui-badge">
      <span aria-hidden="true">{count > 99 ? '99+' : count}</span>
      <span class="unseen">{label}</span>
    </span>
  )
}
