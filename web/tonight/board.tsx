import { isSilent, nextOpening } from '../../src/tonight/rules.ts'
import type { MarketTonight, PatrolOut, Tonight } from '../../src/tonight/schema.ts'
import { formatAgo, formatCount, formatShortDateTime, formatTime, localName, t } from '../i18n/index.ts'
import { Cell, Icon, List, StatusMark } from '../kit/index.ts'
import { coverageWords, figuresOf } from './words.ts'

/** When a market opens, closes or closed, on its own clock. */
export function stateWords({ state, opens_at, closes_at, time_zone }: MarketTonight): string {
  return t.tonight.stateAt[state](formatTime(state === 'before' ? opens_at : closes_at, time_zone))
}

function Figures(props: { answer: Tonight; markets: readonly MarketTonight[]; market: string | undefined }) {
  return (
    <ul class="tonight-figures" role="list" aria-label={t.tonight.figures}>
      {figuresOf(props.answer, props.markets, props.market).map(({ name, label, number, of, more, href, asks }) => (
        <li key={name} class={asks ? 'tonight-figure tonight-figure_asks' : 'tonight-figure'}>
          <a class="tonight-figure__main" href={href} data-figure={name}>
            <span class="tonight-figure__label">
              {asks && <Icon name="alert" />}
              {label}
            </span>
            <span class="tonight-figure__number">
              {number}
              {of !== '' && <span class="tonight-figure__of">{of}</span>}
            </span>
          </a>
          {more.map((part) =>
            part.href === undefined ? (
              <span key={part.words} class="tonight-figure__more">
                {part.words}
              </span>
            ) : (
              <a key={part.words} class="tonight-figure__more" href={part.href}>
                {part.words}
              </a>
            ),
          )}
        </li>
      ))}
    </ul>
  )
}

function Out({ patrol, market, as_of }: { patrol: PatrolOut; market: MarketTonight; as_of: Date }) {
  const silent = isSilent(patrol, as_of)
  return (
    <Cell
      href={`/markets/${market.id}`}
      title={t.tonight.led(localName(patrol.squad), patrol.lead)}
      description={[
        localName(market),
        t.tonight.since(formatTime(patrol.started_at, market.time_zone)),
        t.tonight.lookedAt(formatCount(patrol.looked_at)),
        patrol.findings > 0 && t.tonight.found(formatCount(patrol.findings)),
        t.tonight.lastSign(formatAgo(patrol.last_sign_at, as_of)),
      ]
        .filter(Boolean)
        .join(' · ')}
      value={
        <StatusMark
          tone={silent ? 'attention' : 'good'}
          {...(silent && { icon: 'offline' as const })}
          word={silent ? t.tonight.silent : t.tonight.inTouch}
        />
      }
    />
  )
}

function Patrols({ answer, markets }: { answer: Tonight; markets: readonly MarketTonight[] }) {
  const as_of = new Date(answer.as_of)
  const out = markets.flatMap((market) => market.patrols.map((patrol) => ({ patrol, market })))
  const silent = out.some(({ patrol }) => isSilent(patrol, as_of))
  return (
    <div id="patrols-out">
      <List title={t.tonight.patrolsOut} tips={silent ? t.tonight.silentHint : undefined}>
        {out.length === 0 ? (
          <Cell title={t.tonight.nobodyOut} />
        ) : (
          out.map(({ patrol, market }) => <Out key={patrol.id} patrol={patrol} market={market} as_of={as_of} />)
        )}
      </List>
    </div>
  )
}

/** Open ones first, then those that open later; by name, as they came, within each. */
export const byState = (markets: readonly MarketTonight[]) =>
  (['open', 'before', 'after', 'shut'] as const).flatMap((state) => markets.filter((market) => market.state === state))

function Markets({ markets }: { markets: readonly MarketTonight[] }) {
  return (
    <List title={t.tonight.markets}>
      {byState(markets).map((market) => {
        const { findings, help, incidents } = market.figures
        return (
          <Cell
            key={market.id}
            href={`/tonight?market=${market.id}`}
            title={localName(market)}
            description={
              <>
                {stateWords(market)}
                <br />
                {[
                  t.tonight.lineOf(formatCount(market.patrols.length), coverageWords(market.figures)),
                  findings > 0 && t.tonight.lineFindings(formatCount(findings)),
                  incidents > 0 && t.tonight.lineIncidents(formatCount(incidents)),
                ]
                  .filter(Boolean)
                  .join(' · ')}
              </>
            }
            value={
              help > 0 ? (
                <StatusMark tone="attention" icon="help" word={t.tonight.lineHelp(formatCount(help))} />
              ) : undefined
            }
          />
        )
      })}
    </List>
  )
}

/** The board of one market, or of all: figures with the way to their rows, the patrols that are out, the markets. */
export function Board({ answer, chosen }: { answer: Tonight; chosen: MarketTonight | undefined }) {
  const markets = chosen === undefined ? answer.markets : [chosen]
  const opening = nextOpening(markets)
  return (
    <div class="tonight-board">
      {opening !== undefined && (
        <div class="tonight-closed">
          <Icon name="clock" />
          <p>
            <strong>
              {chosen === undefined ? t.tonight.noneOpen : `${localName(chosen)} ${t.tonight.states[chosen.state]}`}
            </strong>
            <br />
            {t.tonight.nextOpening(localName(opening), formatShortDateTime(opening.next_opens_at, opening.time_zone))}
          </p>
        </div>
      )}
      <Figures answer={answer} markets={markets} market={chosen?.id} />
      <Patrols answer={answer} markets={markets} />
      {chosen === undefined && <Markets markets={markets} />}
    </div>
  )
}
