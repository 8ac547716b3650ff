import { useEffect, useMemo, useState } from 'preact/hooks'
import type { Market } from '../../src/markets/schema.ts'
import type { EveningDraw } from '../../src/patrols/schema.ts'
import { api, ApiProblem } from '../api.ts'
import { formatShortDateTime, t } from '../i18n/index.ts'
import {
  Button,
  DateField,
  DefinitionList,
  EmptyState,
  ErrorState,
  Show,
  StatusMark,
  useLoad,
  useSubmit,
} from '../kit/index.ts'
import { createMarketStore } from '../plan/store.ts'
import { drawAgain } from './draw-again.ts'

/** The drawn places by number in walking order, each a way to its place on the map. */
function Drawn({ market, drawn }: { market: string; drawn: readonly string[] }) {
  const store = useMemo(() => createMarketStore(market, 'staff'), [market])
  useEffect(() => void store.load(), [store])
  const isDrawn = new Set(drawn)
  const places = store.places.value.filter(({ id }) => isDrawn.has(id))
  if (store.problem.value !== undefined) {
    return <ErrorState problem={store.problem.value} onRetry={() => void store.load()} />
  }
  if (store.answer.value === null || store.coming.value !== null) return <p role="status">{t.requests.numbers}</p>
  return (
    <>
      <ul class="drawn" role="list" aria-label={t.requests.drawn}>
        {places.map(({ id, number }) => (
          <li key={id}>
            <a href={`/markets/${market}?place=${id}`}>{number}</a>
          </li>
        ))}
      </ul>
      {places.length < drawn.length && <p>{t.requests.gone(drawn.length - places.length)}</p>}
    </>
  )
}

function Known({ draw, market }: { draw: EveningDraw; market: Market }) {
  const [same, setSame] = useState<boolean | null | undefined>(undefined)
  const again = useSubmit(async () => setSame(await drawAgain(draw)))
  return (
    <>
      <DefinitionList
        items={[
          [t.requests.drawnAt, formatShortDateTime(draw.drawn_at, market.time_zone)],
          [t.requests.share, t.requests.drawnOf(draw.drawn.length, draw.pool.length, draw.share_percent)],
          [t.requests.seed, <code class="draw__seed">{draw.seed}</code>],
        ]}
      />
      <Drawn market={market.id} drawn={draw.drawn} />
      <p class="draw__how">{t.requests.how}</p>
      <div class="draw__again">
        <Button icon="sync" busy={again.busy} onClick={again.submit}>
          {t.requests.drawAgain}
        </Button>
        <div role="status">
          {same === true && <StatusMark tone="good" word={t.requests.same(draw.drawn.length)} />}
          {same === false && <StatusMark tone="danger" word={t.requests.different} />}
          {same === null && <StatusMark tone="info" word={t.requests.cannot} />}
        </div>
        {again.problem !== undefined && <ErrorState problem={again.problem} />}
      </div>
    </>
  )
}

/** An evening's random draw with all it was drawn from, and a button with which anybody draws it again. */
export function DrawPanel({ market }: { market: Market }) {
  const [evening, setEvening] = useState(market.evening)
  const draw = useLoad(
    async (signal) => {
      if (evening === '') return null
      return api.get<EveningDraw>(`/api/markets/${market.id}/draws/${evening}`, signal).catch((problem: unknown) => {
        if (problem instanceof ApiProblem && problem.code === 'not_found') return null
        throw problem
      })
    },
    [market.id, evening],
  )
  return (
    <section class="draw" aria-labelledby="draw">
      <h2 class="weui-cells__title" id="draw">
        {t.requests.drawTitle}
      </h2>
      <DateField label={t.requests.evening} required value={evening} max={market.evening} onInput={setEvening} />
      <Show of={draw}>
        {(known) =>
          known === null ? (
            <EmptyState icon="filter" title={t.requests.noDraw}>
              {t.requests.noDrawHint}
            </EmptyState>
          ) : (
            <Known key={known.evening} draw={known} market={market} />
          )
        }
      </Show>
    </section>
  )
}
