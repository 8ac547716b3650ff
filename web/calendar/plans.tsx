import { useState } from 'preact/hooks'
import type { Month } from '../../src/calendar/schema.ts'
import { api } from '../api.ts'
import { formatDay, formatHours, listed, t } from '../i18n/index.ts'
import { Button, Dialog, toast, undoable } from '../kit/index.ts'
import { problemSentence } from '../i18n/problem.ts'
import { freshId } from '../offline/id.ts'
import { seasonMark, type Market, type Season } from './days.ts'
import { ClosureForm, SeasonForm } from './plan-forms.tsx'

type Closure = Month['closures'][number]
type Open = { what: 'season'; season?: Season } | { what: 'closure' }

const span = (from: string, to: string) => (from === to ? formatDay(from) : `${formatDay(from)} – ${formatDay(to)}`)

interface PlansProps {
  page: Omit<Month, 'month'>
  market: Market
  reload: () => void
}

/** What a market has planned: seasons with other hours, and evenings closed together; each can be changed or taken back. */
export function Plans({ page, market, reload }: PlansProps) {
  const [open, setOpen] = useState<Open | null>(null)
  const say = (words: string, undo?: () => Promise<unknown>) => {
    setOpen(null)
    reload()
    if (!undo) return toast(words)
    undoable(words, () => void undo().then(reload, failed))
  }
  const failed = (problem: unknown) => toast(problemSentence(problem), 'wrong')
  const remove = (season: Season) => {
    const path = `/api/markets/${market.id}/seasons/${season.id}`
    const { first_day, last_day, opens, closes, name } = season
    const again = () => api.put(path, { first_day, last_day, opens, closes, name })
    api.delete(path).then(() => say(t.calendar.removed, again), failed)
  }
  const reopen = (closure: Closure) => {
    const { reason, weekdays, last_day } = closure
    const first_day = closure.first_day < page.today ? page.today : closure.first_day
    const again = () =>
      api.put(`/api/markets/${market.id}/closures/${freshId()}`, { first_day, last_day, weekdays, reason })
    const path = `/api/markets/${market.id}/closures/${closure.id}`
    api.delete(path).then(() => say(t.calendar.reopened(closure.left), again), failed)
  }
  const close = () => setOpen(null)
  return (
    <div class="plans">
      <section>
        <h2>{t.calendar.seasons}</h2>
        <p>{t.calendar.ownHours(formatHours(market.opens, market.closes))}</p>
        {market.earlier.length > 0 && (
          <ul aria-label={t.calendar.earlier}>
            {market.earlier.toReversed().map(({ last_day, opens, closes }) => (
              <li key={last_day}>{t.calendar.ownHoursUntil(formatDay(last_day), formatHours(opens, closes))}</li>
            ))}
          </ul>
        )}
        <ul>
          {page.seasons.map((season, at) => (
            <li key={season.id}>
              <span>
                <strong>{`${seasonMark(at)} ${season.name}`}</strong>
                {` ${formatHours(season.opens, season.closes)}`}
                <br />
                {span(season.first_day, season.last_day)} · {season.set_by}
              </span>
              {season.last_day >= market.changes_from && (
                <Button
                  size="small"
                  label={`${t.calendar.change} ${season.name}`}
                  onClick={() => setOpen({ what: 'season', season })}
                >
                  {t.calendar.change}
                </Button>
              )}
              {season.first_day >= market.changes_from && (
                <Button size="small" label={`${t.calendar.remove} ${season.name}`} onClick={() => remove(season)}>
                  {t.calendar.remove}
                </Button>
              )}
            </li>
          ))}
        </ul>
        <Button size="small" icon="plus" onClick={() => setOpen({ what: 'season' })}>
          {t.calendar.addSeason}
        </Button>
      </section>
      <section>
        <h2>{t.calendar.closures}</h2>
        {page.closures.length === 0 && <p>{t.calendar.noClosures}</p>}
        <ul>
          {page.closures.map((closure) => (
            <li key={closure.id}>
              <span>
                <strong>{closure.reason}</strong>
                {` ${t.calendar.left(closure.left)}`}
                <br />
                {closure.weekdays && `${listed(closure.weekdays.map((one) => t.calendar.weekdays[one - 1] ?? ''))} · `}
                {span(closure.first_day, closure.last_day)} · {closure.closed_by}
              </span>
              <Button size="small" label={`${t.calendar.reopenAll} ${closure.reason}`} onClick={() => reopen(closure)}>
                {t.calendar.reopenAll}
              </Button>
            </li>
          ))}
        </ul>
        <Button size="small" icon="plus" onClick={() => setOpen({ what: 'closure' })}>
          {t.calendar.addClosure}
        </Button>
      </section>
      {open && (
        <Dialog
          open
          title={open.what === 'season' ? t.calendar.seasons : t.calendar.closures}
          onClose={close}
          actions={false}
        >
          {open.what === 'season' ? (
            <SeasonForm market={market} season={open.season} onDone={say} onCancel={close} />
          ) : (
            <ClosureForm market={market} today={page.today} onDone={say} onCancel={close} />
          )}
        </Dialog>
      )}
    </div>
  )
}
