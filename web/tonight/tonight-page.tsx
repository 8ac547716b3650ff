import './tonight.css'
import { useLocation, useRoute } from 'preact-iso'
import { useEffect, useMemo, useState } from 'preact/hooks'
import type { MarketTonight, Tonight } from '../../src/tonight/schema.ts'
import { withQuery } from '../api.ts'
import { localName, t } from '../i18n/index.ts'
import { aside } from '../i18n/punctuation.ts'
import { Button, EmptyState, ErrorState, Loading, SelectField, Tabs } from '../kit/index.ts'
import { Page } from '../shell/page.tsx'
import { Board, stateWords } from './board.tsx'
import { followTonight } from './follow.ts'
import { LinkState } from './link-state.tsx'
import { LiveMap } from './live-map.tsx'

const all = 'all'

/** The market whose map is worth a look when none was chosen: where a patrol is out, else one that is open. */
const likely = (markets: readonly MarketTonight[]) =>
  markets.find(({ patrols }) => patrols.length > 0) ?? markets.find(({ state }) => state === 'open') ?? markets[0]

/** From this width board and map stand side by side, as in tonight.css. */
const desk = '(min-width: 1100px)'

function useDesk() {
  const [wide, setWide] = useState(() => matchMedia(desk).matches)
  useEffect(() => {
    const list = matchMedia(desk)
    const change = () => setWide(list.matches)
    list.addEventListener('change', change)
    return () => list.removeEventListener('change', change)
  }, [])
  return wide
}

function Faces({ answer, wanted }: { answer: Tonight; wanted: string | undefined }) {
  const { route } = useLocation()
  const wide = useDesk()
  const [face, setFace] = useState<'board' | 'map'>('board')
  const chosen = answer.markets.find(({ id }) => id === wanted)
  // Stays with the market it began with while the figures move.
  const [begun] = useState(() => likely(answer.markets)?.id)
  const mapped = chosen ?? answer.markets.find(({ id }) => id === begun)
  if (mapped === undefined) {
    return (
      <EmptyState
        icon="market"
        title={t.tonight.noMarkets}
        action={<Button href="/markets/new">{t.tonight.newMarket}</Button>}
      >
        {t.tonight.noMarketsHint}
      </EmptyState>
    )
  }
  return (
    <div class="tonight-faces">
      <div class="tonight-faces__choice">
        <SelectField
          label={t.tonight.market}
          required
          value={chosen?.id ?? all}
          options={[
            { value: all, label: t.tonight.allMarkets },
            ...answer.markets.map((market) => ({
              value: market.id,
              label: aside(localName(market), stateWords(market)),
            })),
          ]}
          onChange={(value) => route(withQuery('/tonight', { market: value === all ? undefined : value }), true)}
        />
      </div>
      {!wide && (
        <Tabs
          label={t.tonight.faces}
          tabs={[
            { id: 'board', label: t.tonight.board },
            { id: 'map', label: t.tonight.map },
          ]}
          value={face}
          onChange={setFace}
        />
      )}
      {(wide || face === 'board') && <Board answer={answer} chosen={chosen} />}
      {(wide || face === 'map') && (
        <section class="tonight-map" aria-label={t.tonight.map}>
          <h2 class="tonight-map__title">
            {localName(mapped)}
            <a href={`/markets/${mapped.id}`}>{t.tonight.openMarket}</a>
          </h2>
          <LiveMap key={mapped.id} market={mapped.id} />
        </section>
      )}
    </div>
  )
}

/** What a supervisor opens at 21:30: everything that goes on tonight, moving by itself. */
export default function TonightPage() {
  const { query } = useRoute()
  const following = useMemo(() => followTonight(), [])
  useEffect(() => following.stop, [following])
  const { value: answer } = following.answer
  const { value: problem } = following.problem
  return (
    <Page
      title={t.tonight.title}
      width="wide"
      actions={
        <Button size="small" icon="eye" href="/wall">
          {t.tonight.wall}
        </Button>
      }
    >
      <div class="tonight">
        {answer === null ? (
          problem === undefined ? (
            <Loading words={t.tonight.starting} />
          ) : (
            <ErrorState problem={problem} onRetry={following.retry} />
          )
        ) : (
          <>
            <LinkState following={following} />
            <Faces answer={answer} wanted={query['market']} />
            <p class="page__foot">
              <a href={withQuery('/brief', { market: query['market'] })}>{t.tonight.brief}</a>
            </p>
          </>
        )}
      </div>
    </Page>
  )
}
