import './figures.css'
import type { ComponentChildren } from 'preact'
import { shareLeads, type Counted, type Lead } from '../../src/ratio/rules-leads.ts'
import { percentOf, shownOf, type Fraction, type Share, type Verdict } from '../../src/ratio/rules.ts'
import { formatCount, formatDay, formatShortDay, t } from '../i18n/index.ts'
import { StatusMark, type Tone } from '../kit/index.ts'
import { rowsOf } from './store.ts'

/** '20%' of a limit that is a whole percentage, one decimal otherwise. */
export const limitWords = ({ numerator, denominator }: Fraction) =>
  percentOf(numerator, denominator)?.replace('.0%', '%') ?? ''

/** '22 / 149' */
export const shareWords = ({ enforced, handled }: Share) => t.ratio.shareOf(formatCount(enforced), formatCount(handled))

/** A number that opens its rows, where it has some; `word` says to who only hears it what it counts. */
export function Count({ count, lead, word }: { count: number; lead: Lead | null; word?: string }) {
  const href = lead === null ? undefined : rowsOf(count, lead)
  if (href === undefined) return <>{formatCount(count)}</>
  return (
    <a
      class="ratio__figure"
      href={href}
      aria-label={word === undefined ? undefined : t.ratio.figureOf(word, formatCount(count))}
    >
      {formatCount(count)}
    </a>
  )
}

/** '22 / 149', each number opening its own findings; `more` is what these are narrowed by. */
export function ShareLinks(props: { share: Share; of: Counted; more?: Lead['filter'] }) {
  const { share, of, more = {} } = props
  const leads = shareLeads(of, more)
  return (
    <span class="ratio__pair">
      <Count count={share.enforced} lead={leads.enforced} word={t.ratio.enforcedWord} />
      {' / '}
      <Count count={share.handled} lead={leads.handled} word={t.ratio.handledWord} />
    </span>
  )
}

/** `2026年11月1日 周日 – 11月24日 周二`; the year once where it is the same. */
export function periodWords({ from, to }: { from: string; to: string }): string {
  if (from === to) return formatDay(from)
  return `${formatDay(from)} – ${from.slice(0, 4) === to.slice(0, 4) ? formatShortDay(to) : formatDay(to)}`
}

/** A table's caption: what is counted, and from when to when. */
export const captionOf = (title: string, { from, to }: { from: string; to: string }) =>
  t.ratio.caption(title, formatShortDay(from), formatShortDay(to))

/** A percentage where there are findings enough for one, a dash with the reason otherwise. */
export function Percent({ share }: { share: Share }) {
  if (shownOf(share).percent) return <>{percentOf(share.enforced, share.handled)}</>
  const why = share.handled === 0 ? t.ratio.noData : t.ratio.noPercent
  return (
    <span title={why}>
      <span aria-hidden="true">—</span>
      <span class="unseen">{why}</span>
    </span>
  )
}

const tones: Record<Verdict, Tone> = { under: 'good', breach: 'danger', no_data: 'plain' }

/** The verdict in words with its glyph, coloured only where there are findings enough. */
export function VerdictMark(props: { share: Share; verdict: Verdict; limit: Fraction; short?: boolean }) {
  const { share, verdict } = props
  if (verdict === 'no_data') return <StatusMark tone="plain" word={t.ratio.verdicts.no_data} />
  const word = props.short ? t.ratio.verdictShort[verdict] : t.ratio.verdicts[verdict](limitWords(props.limit))
  const tone = tones[verdict]
  if (shownOf(share).colour) return <StatusMark tone={tone} word={word} />
  return <StatusMark tone="plain" icon={verdict === 'under' ? 'check' : 'alert'} word={word} />
}

/** A titled part of the page. */
export function Part(props: { title: string; hint?: string; children: ComponentChildren }) {
  return (
    <section class="ratio__part">
      <h2 class="ratio__title">{props.title}</h2>
      {props.hint !== undefined && <p class="ratio__hint">{props.hint}</p>}
      {props.children}
    </section>
  )
}
