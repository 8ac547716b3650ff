import { totalOf } from '../../src/tonight/rules.ts'
import { tonightLeads } from '../../src/tonight/rules-leads.ts'
import type { Figures, MarketTonight, Tonight } from '../../src/tonight/schema.ts'
import { withQuery } from '../api.ts'
import { formatCount, formatDuration, t } from '../i18n/index.ts'

/** Words below a number, with the list of what they count. */
export interface More {
  words: string
  href?: string
}

/** One figure of the board: its number, what stands below it, where its rows are, and whether it asks for somebody. */
export interface Figure {
  name: string
  label: string
  number: string
  /** ' / 120' behind the number, where it is a part of something. */
  of: string
  more: readonly More[]
  href: string
  asks: boolean
}

/** The address of a figure's rows, of one market or of all. */
function leadTo(name: keyof typeof tonightLeads, market: string | undefined): string {
  const lead = tonightLeads[name](market)
  return withQuery('kind' in lead ? `/ask/${lead.kind}` : lead.path, lead.filter)
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
  const waiting = oldestCall(markets)?.help_since ?? null
  const clocks = sum.clocks_over + sum.clocks_soon
  const { phones } = answer
  const part = (count: number, name: keyof typeof tonightLeads, words: (n: string) => string): More[] =>
    count > 0 ? [{ words: words(formatCount(count)), href: leadTo(name, market) }] : []
  const figure = (
    name: keyof typeof tonightLeads,
    label: string,
    count: number,
    more: readonly More[] = [],
    asks = false,
  ): Figure => ({
    ...{ name, label, number: formatCount(count), of: '', more, href: leadTo(name, market), asks },
  })
  return [
    figure(
      'help',
      t.tonight.help,
      sum.help,
      waiting === null
        ? []
        : [
            { words: t.tonight.helpSince(formatDuration(minutesSince(waiting, answer.as_of))) },
            ...(sum.help_unanswered > 0
              ? part(sum.help_unanswered, 'help_unanswered', t.tonight.helpUnanswered)
              : [{ words: t.tonight.helpAnswered }]),
          ],
      sum.help > 0,
    ),
    figure(
      'incidents',
      t.tonight.incidents,
      sum.incidents,
      sum.incidents > 0 && sum.incidents_open === 0
        ? [{ words: t.tonight.incidentsOpen('0') }]
        : part(sum.incidents_open, 'incidents_open', t.tonight.incidentsOpen),
      sum.incidents_open > 0,
    ),
    figure(
      'clocks',
      t.tonight.clocks,
      clocks,
      [
        ...part(sum.clocks_over, 'clocks_over', t.tonight.clocksOver),
        ...part(sum.clocks_soon, 'clocks_soon', t.tonight.clocksSoon),
      ],
      clocks > 0,
    ),
    {
      ...figure('open', t.tonight.coverage, sum.seen, part(sum.inspections, 'inspections', t.tonight.inspections)),
      name: 'coverage',
      ...(sum.open === 0 ? { number: '—' } : { of: ` / ${formatCount(sum.open)}` }),
    },
    figure('patrols', t.tonight.patrols, out, part(sum.patrols_ended, 'patrols_ended', t.tonight.patrolsEnded)),
    figure('findings', t.tonight.findings, sum.findings),
    figure('rechecks', t.tonight.rechecks, sum.rechecks),
    figure('reviews', t.tonight.reviews, sum.reviews),
    figure('held', t.tonight.held, sum.held),
    ...(market === undefined
      ? [
          {
            name: 'phones',
            label: t.tonight.phones,
            number: formatCount(phones.records),
            of: '',
            more: [
              ...(phones.holding > 0 ? [{ words: t.tonight.phonesOf(formatCount(phones.holding)) }] : []),
              ...(phones.silent > 0 ? [{ words: t.tonight.phonesSilent(formatCount(phones.silent)) }] : []),
            ],
            href: '/held?phones=open',
            asks: phones.silent > 0,
          },
        ]
      : []),
  ]
}
