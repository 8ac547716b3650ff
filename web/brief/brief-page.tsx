import '../ratio/ratio.css'
import './brief.css'
import { useLocation, useRoute } from 'preact-iso'
import type { Brief } from '../../src/brief/schema.ts'
import { trendWeeks } from '../../src/brief/rules.ts'
import type { Market } from '../../src/markets/schema.ts'
import { addDays } from '../../src/shared/evening.ts'
import { isDay } from '../../src/shared/day.ts'
import { api, withQuery } from '../api.ts'
import { drawAll } from '../charts/index.ts'
import { localName, t } from '../i18n/index.ts'
import { SelectField, Show, useLoad } from '../kit/index.ts'
import { PrintButton } from '../print/print-button.tsx'
import { periodWords } from '../ratio/figures.tsx'
import { Guard, Temperature } from '../ratio/guard.tsx'
import { Headline } from '../ratio/headline.tsx'
import { ByHour } from '../ratio/kinds.tsx'
import { Trend } from '../ratio/trend.tsx'
import { Page } from '../shell/page.tsx'
import { timeZone } from '../shell/who.ts'
import { Changes, Waiting } from './parts.tsx'

const everywhere = 'all'
const addressOf = (week: string | undefined, market: string) => withQuery('/brief', { week, market })

/** Week and market; each choice is in the address. */
function Choice({ brief, market }: { brief: Brief; market: string }) {
  const { route } = useLocation()
  const names = useLoad((signal) => api.get<{ markets: Market[] }>('/api/markets', signal), [])
  const options = (names.data?.markets ?? []).map((one) => ({ value: one.id, label: localName(one) }))
  const next = addDays(brief.monday, 7)
  return (
    <section class="brief__choice" aria-label={t.brief.choose}>
      <SelectField
        label={t.brief.market}
        required
        value={market || everywhere}
        options={[{ value: everywhere, label: t.brief.allMarkets }, ...options]}
        onChange={(value) => route(addressOf(brief.monday, value === everywhere ? '' : value), true)}
      />
      <nav class="brief__weeks" aria-label={periodWords(brief.week)}>
        <a href={addressOf(addDays(brief.monday, -7), market)}>{`← ${t.brief.before}`}</a>
        {next <= brief.last_over && <a href={addressOf(next, market)}>{`${t.brief.after} →`}</a>}
      </nav>
    </section>
  )
}

function Sheet({ brief, market }: { brief: Brief; market: string }) {
  const { week, monday, trend } = brief
  const part = { page: week }
  const place =
    brief.market_name === null
      ? t.brief.allMarkets
      : localName({ name: brief.market_name, name_en: brief.market_name_en })
  return (
    <article class="ratio brief">
      <h2 class="brief__heading">{t.brief.heading(place)}</h2>
      {!brief.over && <p class="brief__note">{t.brief.running}</p>}
      <div class="ratio__first">
        <Headline {...part} zone={timeZone.value} />
        <Changes brief={brief} />
      </div>
      <div class="ratio__parts">
        <Trend page={{ ...week, from: addDays(monday, -7 * (trendWeeks - 1)), trend }} />
        <ByHour {...part} />
        <Guard {...part} />
        <div>
          <Temperature {...part} />
          <Waiting brief={brief} market={market} />
        </div>
      </div>
      <p class="brief__note">{t.brief.small}</p>
    </article>
  )
}

/** 周报: one week for Monday's desk and for paper, /brief?week=2026-11-16&market=; no week is the last whole one. */
export default function BriefPage() {
  const { query } = useRoute()
  const { market = '' } = query
  const week = isDay(query['week'] ?? '') ? query['week'] : undefined
  const brief = useLoad((signal) => api.get<Brief>(withQuery('/api/brief', { week, market }), signal), [week, market])
  return (
    <Page title={t.brief.title} back="/ratio" width="wide" actions={<PrintButton first={drawAll} />}>
      <Show of={brief}>
        {(shown) => (
          <>
            <Choice brief={shown} market={market} />
            <Sheet brief={shown} market={market} />
          </>
        )}
      </Show>
    </Page>
  )
}
