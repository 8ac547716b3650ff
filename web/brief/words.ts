import type { Change } from '../../src/brief/rules.ts'
import { formatCount, listed, t } from '../i18n/index.ts'
import { sentences } from '../i18n/punctuation.ts'

const nameOf = ({ figure }: Change) => t.brief.figures[figure]

/** '+3', '−2', '0' */
export const differenceOf = ({ now, before }: Change) =>
  now === before ? '0' : `${now > before ? '+' : '−'}${formatCount(Math.abs(now - before))}`

/** What there is more or less of, and how much of it chance does not explain, in words. */
export function changeWords(changes: readonly Change[]): string[] {
  const moved = changes.filter(({ now, before }) => now !== before)
  if (moved.length === 0) return [t.brief.same]
  const told = moved.map((change) => {
    const by = formatCount(Math.abs(change.now - change.before))
    return change.now > change.before ? t.brief.more(by, change.figure) : t.brief.fewer(by, change.figure)
  })
  const beyond = moved.filter(({ standing }) => standing !== 'not_distinguishable')
  const said =
    beyond.length === 0
      ? t.brief.allChance
      : sentences([
          t.brief.beyond(listed(beyond.map(nameOf))),
          ...(beyond.length < moved.length ? [t.brief.restChance] : []),
        ])
  return [t.brief.list(listed(told)), said]
}
