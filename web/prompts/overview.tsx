import { agreementLead, runsAddress, type AgreementFigure } from '../../src/prompts/rules-leads.ts'
import type { PromptOverview } from '../../src/prompts/schema.ts'
import { formatCount, formatPercent, t } from '../i18n/index.ts'
import { Cell, DefinitionList, List, StatusMark, Table } from '../kit/index.ts'
import { Count } from '../ratio/figures.tsx'
import { addressOf } from './store.ts'
import { smallWords } from './words.ts'

type Alarms = PromptOverview['alarms'][number]

function expectedWords({ off, expected, tested }: Alarms): string {
  if (off && tested === 0) return t.prompts.off
  if (expected === null) return t.prompts.notChance
  if (tested === 0 || expected === 0) return '0'
  return expected < 0.01 ? t.prompts.under('0.01') : smallWords(expected)
}

const testedWords = (tested: number) => `${t.prompts.tested} ${t.prompts.times(formatCount(tested))}`

/** How far second looks agree with first ones: of so many, and from ten on as a percentage with its interval. */
function Seconds({ overview }: { overview: PromptOverview }) {
  const { seconds } = t.prompts
  const { drawn, looked, agreed, interval, kappa, same_items, both_found } = overview.agreement
  const rows = (count: number, figure: AgreementFigure) => (
    <Count count={count} lead={agreementLead(figure, overview)} />
  )
  return (
    <section class="prompts__part" aria-labelledby="seconds">
      <h2 id="seconds">{seconds.title}</h2>
      <p>{seconds.hint(overview.days)}</p>
      {drawn === 0 ? (
        <p>{seconds.none}</p>
      ) : (
        <>
          <DefinitionList
            items={[
              [seconds.drawn, rows(drawn, 'drawn')],
              [seconds.lookedAgain, rows(looked, 'looked')],
              [seconds.alike, rows(agreed, 'agreed')],
              [seconds.otherwise, rows(looked - agreed, 'otherwise')],
              [seconds.bothFound, rows(both_found, 'both_found')],
              [seconds.sameItems, rows(same_items, 'same_items')],
            ]}
          />
          {looked > 0 && (
            <p>
              <strong>{seconds.agreed(formatCount(agreed), formatCount(looked))}</strong>
              {interval &&
                seconds.interval(
                  formatPercent(agreed / looked, 0),
                  formatPercent(interval.low, 0),
                  formatPercent(interval.high, 0),
                )}
            </p>
          )}
          {kappa !== null && <p>{seconds.kappa(kappa.toFixed(2))}</p>}
          <p class="prompts__hint">{seconds.between}</p>
        </>
      )}
    </section>
  )
}

/** Below the list: how many false alarms to expect, and how second looks agree. */
export function Overview({ overview }: { overview: PromptOverview }) {
  return (
    <>
      <Seconds overview={overview} />
      <section class="prompts__part" aria-labelledby="alarms">
        <h2 id="alarms">{t.prompts.alarms}</h2>
        <Table
          caption={t.prompts.alarmsHint(overview.days)}
          columns={[
            {
              head: t.prompts.pattern,
              cell: ({ pattern, off, tested }) => (
                <>
                  {t.prompts.patterns[pattern]}
                  <span class="thresholds__does">
                    {tested === 0 ? testedWords(tested) : <a href={runsAddress(pattern)}>{testedWords(tested)}</a>}
                  </span>
                  {off && <StatusMark tone="plain" word={t.prompts.settings.off} />}
                </>
              ),
            },
            { head: t.prompts.falseAlarms, cell: expectedWords, numeric: true },
            {
              head: t.prompts.made,
              cell: ({ pattern, made }) =>
                made === 0 ? (
                  formatCount(made)
                ) : (
                  <a href={addressOf({ state: 'all', pattern, market: '', from: overview.from })}>
                    {formatCount(made)}
                  </a>
                ),
              numeric: true,
            },
          ]}
          rows={overview.alarms}
          rowKey={(row) => row.pattern}
        />
      </section>
      <List>
        <Cell
          icon="settings"
          title={t.prompts.settings.link}
          description={t.prompts.settings.linkHint}
          href="/prompts/settings"
        />
      </List>
    </>
  )
}
