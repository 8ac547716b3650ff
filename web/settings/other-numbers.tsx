import { spotFineLimits } from '../../src/enforcement/rules-check.ts'
import type { Market } from '../../src/markets/schema.ts'
import {
  caseDays,
  holdDecisionWorkdays,
  litigationMonths,
  reconsiderationDays,
  seizureDays,
  serviceWorkdays,
} from '../../src/matters/rules-clocks.ts'
import { lastDemandWorkdays } from '../../src/matters/rules-execution.ts'
import { api } from '../api.ts'
import { localName, t } from '../i18n/index.ts'
import { clauses } from '../i18n/punctuation.ts'
import { Cell, List, Show, Table, useLoad } from '../kit/index.ts'

/** The markets' own numbers, in the words of a market's form. */
const ofMarkets = (): [name: string, of: (market: Market) => string][] => [
  [t.settings.hours, ({ opens, closes }) => `${opens}–${closes}`],
  [t.markets.unseen, ({ unseen_evenings }) => `${unseen_evenings} ${t.markets.evenings}`],
  [t.markets.randomShare, ({ random_share_percent }) => `${random_share_percent}%`],
  [t.markets.secondLook, ({ second_look_percent }) => `${second_look_percent}%`],
  [t.markets.closingRound, ({ closing_round_minutes }) => `${closing_round_minutes} ${t.markets.minutes}`],
  [t.markets.maximum, ({ max_stalls_per_vendor }) => `${max_stalls_per_vendor} ${t.markets.stalls}`],
  [t.markets.firstTime, ({ first_time_months }) => `${first_time_months} ${t.markets.months}`],
  [t.markets.statementTerm, ({ statement_workdays }) => `${statement_workdays} ${t.markets.workdays}`],
  [t.markets.hearingFrom, ({ hearing_from_yuan }) => `${hearing_from_yuan} ${t.markets.yuan}`],
  [t.markets.stallAnswer, ({ stall_answer_days }) => `${stall_answer_days} ${t.markets.days}`],
  [t.markets.reviewDays, ({ review_days }) => `${review_days} ${t.markets.days}`],
  [t.markets.reviewDecide, ({ review_decide_workdays }) => `${review_decide_workdays} ${t.markets.workdays}`],
  [t.settings.night, ({ night_from, night_until }) => `${night_from}–${night_until}`],
]

/** What all markets have; otherwise each value with the markets that have it, and last what most have. */
function valueIn(markets: readonly Market[], of: (market: Market) => string): string {
  const groups = Map.groupBy(markets, of)
  const [only] = groups.keys()
  if (groups.size === 1 && only !== undefined) return t.settings.everywhere(only)
  const [most, ...others] = [...groups].sort(([, a], [, b]) => b.length - a.length)
  const said = others.map(([value, having]) => t.settings.here(having.map(localName), value))
  return clauses([...said, ...(most ? [t.settings.rest(most[0])] : [])])
}

function OfMarkets({ markets }: { markets: readonly Market[] }) {
  if (markets.length === 0) return <p class="settings__hint">{t.settings.noMarkets}</p>
  return (
    <>
      <Table
        caption={t.settings.perMarket}
        rows={ofMarkets()}
        rowKey={([name]) => name}
        columns={[
          { head: t.settings.what, cell: ([name]) => name },
          { head: t.settings.value, cell: ([, of]) => <span class="settings__values">{valueIn(markets, of)}</span> },
        ]}
      />
      <List title={t.settings.changeInMarket}>
        {markets.map((market) => (
          <Cell key={market.id} icon="edit" title={localName(market)} href={`/markets/${market.id}/edit`} />
        ))}
      </List>
    </>
  )
}

function ByLaw() {
  const { law } = t.settings
  const rows = [
    law.spotFine(spotFineLimits.person, spotFineLimits.organisation),
    law.officers,
    law.hold(holdDecisionWorkdays),
    law.seizure(seizureDays),
    law.approval,
    law.decision(caseDays),
    law.service(serviceWorkdays),
    law.demand(lastDemandWorkdays),
    law.reconsideration(reconsiderationDays),
    law.litigation(litigationMonths),
  ]
  return (
    <Table
      caption={t.settings.byLaw}
      rows={rows}
      rowKey={([what]) => what}
      columns={[
        { head: t.settings.what, cell: ([what]) => what },
        { head: t.settings.value, cell: ([, value]) => <span class="settings__values">{value}</span> },
        { head: t.settings.article, cell: ([, , article]) => <span class="settings__values">{article}</span> },
      ]}
    />
  )
}

/** The numbers that are not the district's to set here: each market's, those of other pages, those of the law. */
export function OtherNumbers() {
  const markets = useLoad((signal) => api.get<{ markets: Market[] }>('/api/markets', signal), [])
  return (
    <>
      <Show of={markets}>{(known) => <OfMarkets markets={known.markets} />}</Show>
      <List title={t.settings.elsewhere}>
        {(['points', 'checklist', 'calendar'] as const).map((entry) => (
          <Cell
            key={entry}
            title={t.settings.entries[entry].title}
            description={t.settings.entries[entry].hint}
            href={`/${entry}`}
          />
        ))}
      </List>
      <ByLaw />
    </>
  )
}
