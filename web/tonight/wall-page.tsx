import './wall.css'
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks'
import { isSilent, nextOpening } from '../../src/tonight/rules.ts'
import type { MarketTonight, Tonight } from '../../src/tonight/schema.ts'
import { formatCount, formatDate, formatShortDateTime, formatTime, localName, t } from '../i18n/index.ts'
import { Button, ErrorState, Icon, Loading, StatusMark } from '../kit/index.ts'
import { timeZone } from '../shell/who.ts'
import { byState, stateWords } from './board.tsx'
import { followTonight } from './follow.ts'
import { LinkState } from './link-state.tsx'
import { useAttended, useAwake, useClock, useNewest } from './screen.ts'
import { useSlides } from './slides.ts'
import { figuresOf } from './words.ts'

/** Read across a room: more than these no wall can carry. */
const onWall = ['help', 'incidents', 'clocks', 'coverage', 'patrols', 'findings']
const patrolsOnWall = 5

function Figures({ answer, market }: { answer: Tonight; market: MarketTonight | undefined }) {
  const figures = figuresOf(answer, market === undefined ? answer.markets : [market], market?.id)
  return (
    <dl class="wall__figures">
      {figures
        .filter(({ name }) => onWall.includes(name))
        .map(({ name, label, number, of, more, asks }) => (
          <div key={name} data-figure={name} class={asks ? 'wall__figure wall__figure_asks' : 'wall__figure'}>
            <dt>
              {asks && <Icon name="alert" />}
              {label}
            </dt>
            <dd class="wall__number">
              {number}
              {of !== '' && <span class="wall__of">{of}</span>}
            </dd>
            {more.length > 0 && <dd class="wall__more">{more.map(({ words }) => words).join(' · ')}</dd>}
          </div>
        ))}
    </dl>
  )
}

/** As many rows as there is room for, `most` at best: one cut in two says nothing across a room. Asked anew for each `answer`. */
function useFitting(most: number, answer: Tonight) {
  const box = useRef<HTMLElement>(null)
  const [count, setCount] = useState(most)
  useLayoutEffect(() => setCount(most), [answer])
  useLayoutEffect(() => {
    const { current } = box
    if (current && count > 1 && current.scrollHeight > current.clientHeight + 1) setCount(count - 1)
  })
  return { box, count }
}

/** Squads as vendors see them: squad and lead, nobody else's name. */
function Patrols({ answer, market }: { answer: Tonight; market: MarketTonight | undefined }) {
  const as_of = new Date(answer.as_of)
  const markets = market === undefined ? answer.markets : [market]
  const out = markets.flatMap((of) => of.patrols.map((patrol) => ({ patrol, of })))
  const { box, count } = useFitting(patrolsOnWall, answer)
  return (
    <section class="wall__patrols" ref={box} aria-label={t.tonight.patrolsOut}>
      <h2>{t.tonight.patrolsOut}</h2>
      {out.length === 0 && <p>{t.tonight.nobodyOut}</p>}
      <ul role="list">
        {out.slice(0, count).map(({ patrol, of }) => (
          <li key={patrol.id}>
            <strong>
              {[market === undefined && localName(of), localName(patrol.squad)].filter(Boolean).join(' · ')}
            </strong>
            <span>
              {[
                t.tonight.since(formatTime(patrol.started_at, of.time_zone)),
                t.tonight.lookedAt(formatCount(patrol.looked_at)),
                patrol.lead,
              ].join(' · ')}
            </span>
            {isSilent(patrol, as_of) && <StatusMark tone="attention" icon="offline" word={t.tonight.silent} />}
          </li>
        ))}
      </ul>
      {out.length > count && <p>{t.tonight.morePatrols(formatCount(out.length - count))}</p>}
    </section>
  )
}

function Slide({ answer, market }: { answer: Tonight; market: MarketTonight | undefined }) {
  const opening = market === undefined ? nextOpening(answer.markets) : undefined
  return (
    <div class="wall__slide">
      <p class="wall__market">
        <strong>{market === undefined ? t.tonight.wholeDistrict : localName(market)}</strong>
        {market !== undefined && <span>{stateWords(market)}</span>}
        {opening !== undefined && (
          <span>
            {t.tonight.noneOpen} ·{' '}
            {t.tonight.nextOpening(localName(opening), formatShortDateTime(opening.next_opens_at, opening.time_zone))}
          </span>
        )}
      </p>
      <div class="wall__columns">
        <Figures answer={answer} market={market} />
        <Patrols answer={answer} market={market} />
      </div>
    </div>
  )
}

/** Tonight on a wall: read from five metres, turns over the markets by itself, and says when it is not up to date. */
export default function WallPage() {
  const following = useMemo(() => followTonight(), [])
  useEffect(() => following.stop, [following])
  const wall = useRef<HTMLElement>(null)
  const now = useClock()
  const attended = useAttended()
  useAwake()
  useNewest()
  const { value: answer } = following.answer
  const { value: problem } = following.problem
  // A market that is closed and where nobody is out has nothing to show.
  const markets =
    answer === null ? [] : byState(answer.markets).filter((one) => one.state === 'open' || one.patrols.length)
  const full = () => {
    if (document.fullscreenElement) void document.exitFullscreen()
    else wall.current?.requestFullscreen().catch(() => undefined)
  }
  const { at, paused, step, togglePause } = useSlides(markets.length + 1, { f: full })
  useEffect(() => {
    document.title = `${t.tonight.wallTitle} · ${t.shell.product}`
  }, [])
  return (
    <main class={attended ? 'wall' : 'wall wall_alone'} id="main" tabIndex={-1} ref={wall} data-weui-theme="dark">
      <header class="wall__head">
        <h1>{t.tonight.wallTitle}</h1>
        {answer !== null && <LinkState following={following} />}
        <p class="wall__clock">
          <span>{formatDate(now, timeZone.value)}</span> <time>{formatTime(now, timeZone.value)}</time>
        </p>
      </header>
      {answer === null ? (
        problem === undefined ? (
          <Loading words={t.tonight.starting} />
        ) : (
          <ErrorState problem={problem} onRetry={following.retry} />
        )
      ) : (
        <Slide key={at} answer={answer} market={markets[at - 1]} />
      )}
      <footer class="wall__foot">
        <p>
          {t.tonight.slide(formatCount(at + 1), formatCount(markets.length + 1))}
          {paused && ` · ${t.tonight.paused}`}
        </p>
        <div class="wall__controls" role="group" aria-label={t.tonight.controls}>
          <Button size="small" onClick={() => step(-1)}>
            {t.tonight.previous}
          </Button>
          <Button size="small" pressed={paused} onClick={togglePause}>
            {paused ? t.tonight.goOn : t.tonight.pause}
          </Button>
          <Button size="small" onClick={() => step(1)}>
            {t.tonight.next}
          </Button>
          <Button size="small" onClick={full}>
            {t.tonight.full}
          </Button>
          <Button size="small" href="/tonight">
            {t.tonight.leave}
          </Button>
        </div>
      </footer>
    </main>
  )
}
