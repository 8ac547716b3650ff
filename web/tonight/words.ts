import { totalOf } from '../../src/tonight/rules.ts'
import type { Figures, MarketTonight, Tonight } from '../../src/tonight/schema.ts'
import { withQuery } from '../api.ts'
import { formatCount, formatDuration, t } from '../i18n/index.ts'

/** One figure of the board: its number, what stands below it, where its rows are, and whether it asks for somebody. */
export interface Figure {
  name: string
  label: string
  number: string
  /** ' / 120' behind the number, where it is a part of something. */
  of: string
  more: string
  href: string
  asks: boolean
}

const minutesSince = (at: string, as_of: string) => (Date.parse(as_of) - Date.parse(at)) / 60_000

/** The call that waits longest, as of the answer. */
const oldestCall = (markets: readonly MarketTonight[]) =>
  markets.filter(({ help_since }) => help_since !== null).sort((a, b) => (a.help_since! < b.help_since! ? -1 : 1))[0]

/** '34 / 120', or a dash where nothing trades. */
export const coverageWords = ({ seen, open }: Pick<Figures, 'seen' | 'open'>) =>
  open === 0 ? '—' : t.tonight.coverageOf(formatCount(seen), formatCount(open))

/** The figures of one market, or of all that are given, each with the address of its rows. */
export function figuresOf(answer: Tonight, markets: readonly MarketTonight[], market: string | undefined): Figure[] {
  const sum = totalOf(markets)
  const out = markets.reduce((count, { patrols }) => count + patrols.length, 0)
  const oldest = oldestCall(markets)
  const waiting = oldest?.help_since
  const clocks = sum.clocks_over + sum.clocks_soon
  const { phones } = answer
  const figure = (
    name: string,
    label: string,
    count: number,
    more: string | false,
    href: string,
    asks = count > 0,
  ) => ({
    ...{ name, label, number: formatCount(count), of: '', more: more || '', href, asks },
  })
  return [
    figure(
      'help',
      t.tonight.help,
      sum.help,
      waiting !== undefined &&
        waiting !== null &&
        [
          t.tonight.helpSince(formatDuration(minutesSince(waiting, answer.as_of))),
          sum.help_unanswered > 0 ? t.tonight.helpUnanswered(formatCount(sum.help_unanswered)) : t.tonight.helpAnswered,
        ].join(' · '),
      oldest === undefined ? '/markets' : `/markets/${oldest.id}/requests`,
    ),
    figure(
      'incidents',
      t.tonight.incidents,
      sum.incidents,
      sum.incidents > 0 && t.tonight.incidentsOpen(formatCount(sum.incidents_open)),
      withQuery('/incidents', { market }),
      sum.incidents_open > 0,
    ),
    figure(
      'clocks',
      t.tonight.clocks,
      clocks,
      clocks > 0 &&
        [
          sum.clocks_over > 0 && t.tonight.clocksOver(formatCount(sum.clocks_over)),
          sum.clocks_soon > 0 && t.tonight.clocksSoon(formatCount(sum.clocks_soon)),
        ]
          .filter(Boolean)
          .join(' · '),
      withQuery('/clocks', { market }),
    ),
    {
      ...figure(
        'coverage',
        t.tonight.coverage,
        0,
        t.tonight.inspections(formatCount(sum.inspections)),
        '/markets',
        false,
      ),
      number: sum.open === 0 ? '—' : formatCount(sum.seen),
      of: sum.open === 0 ? '' : ` / ${formatCount(sum.open)}`,
      href: market === undefined ? '/markets' : `/markets/${market}`,
    },
    figure(
      'patrols',
      t.tonight.patrols,
      out,
      sum.patrols_ended > 0 && t.tonight.patrolsEnded(formatCount(sum.patrols_ended)),
      withQuery('/ask/patrols', { market, state: 'out' }),
      false,
    ),
    figure('findings', t.tonight.findings, sum.findings, false, withQuery('/matters', { market, view: 'all' }), false),
    figure('rechecks', t.tonight.rechecks, sum.rechecks, false, withQuery('/matters', { market }), false),
    figure('reviews', t.tonight.reviews, sum.reviews, false, '/reviews'),
    figure('held', t.tonight.held, sum.held, false, '/held'),
    ...(market === undefined
      ? [
          figure(
            'phones',
            t.tonight.phones,
            phones.records,
            [
              phones.holding > 0 && t.tonight.phonesOf(formatCount(phones.holding)),
              phones.silent > 0 && t.tonight.phonesSilent(formatCount(phones.silent)),
            ]
              .filter(Boolean)
              .join(' · '),
            '/held',
            phones.silent > 0,
          ),
        ]
      : []),
  ]
}
