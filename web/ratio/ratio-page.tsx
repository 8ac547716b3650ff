import './ratio.css'
import { useLocation, useRoute } from 'preact-iso'
import type { RatioPage as RatioAnswer } from '../../src/ratio/schema.ts'
import { dayIn } from '../../src/shared/evening.ts'
import { api, withQuery } from '../api.ts'
import { drawAll } from '../charts/index.ts'
import { t } from '../i18n/index.ts'
import { EmptyState, Show, useLoad } from '../kit/index.ts'
import { Phones } from '../offline/phones.tsx'
import { PrintButton } from '../print/print-button.tsx'
import { Page } from '../shell/page.tsx'
import { can, timeZone } from '../shell/who.ts'
import { useDueMonth } from './due-month.ts'
import { Filters } from './filters.tsx'
import { Headline } from './headline.tsx'
import { Guard, Temperature } from './guard.tsx'
import { ByCategory, ByHour, ByItem } from './kinds.tsx'
import { ByKind, ByMarket, OtherReadings } from './parts.tsx'
import { monthWords } from './month-words.ts'
import { BySquad } from './squads.tsx'
import { addressOf, askedOf, type Asked } from './store.ts'
import { Trend } from './trend.tsx'

function Figures({ page, asked }: { page: RatioAnswer; asked: Asked }) {
  const part = { page }
  const narrowing = { page, asked }
  return (
    <>
      <div class="ratio__first">
        <div>
          <Headline {...part} zone={timeZone.value} />
          <Phones />
        </div>
        <Guard {...part} />
      </div>
      <DueMonth />
      <div class="ratio__parts">
        <Trend page={page} />
        <BySquad {...narrowing} />
        <ByHour {...part} />
        <div>
          <Temperature {...part} />
          <ByKind {...part} />
        </div>
        <ByMarket {...narrowing} />
        <ByCategory {...part} />
        <OtherReadings {...part} />
        <ByItem {...part} />
      </div>
    </>
  )
}

/** Reminds of last month while nobody has locked it. */
function DueMonth() {
  const due = useDueMonth('')
  if (due === null) return null
  return (
    <p class="ratio__reminder">
      {t.snapshots.due(monthWords(due))} <a href="/ratio/snapshots">{t.snapshots.lock(monthWords(due))}</a>
    </p>
  )
}

/** The supervisor's home: is enforcement below the limit, how sure is that, and what stands beside it. */
export default function RatioPage() {
  const { query } = useRoute()
  const { route } = useLocation()
  const asked = askedOf(query, dayIn(timeZone.value, new Date()))
  const { from, to, market, squad } = asked
  const reversed = from > to
  const page = useLoad(
    async (signal) =>
      reversed ? null : api.get<RatioAnswer>(withQuery('/api/ratio', { from, to, market, squad }), signal),
    [from, to, market, squad],
  )
  return (
    <Page title={t.ratio.title} width="wide" actions={<PrintButton first={drawAll} />}>
      <div class="ratio">
        <Filters asked={asked} onChange={(next) => route(addressOf(next), true)} />
        <Show of={page}>
          {(shown) =>
            shown === null ? (
              <EmptyState icon="ratio" title={t.ratio.reversed} />
            ) : (
              <Figures page={shown} asked={asked} />
            )
          }
        </Show>
        <p class="page__foot">
          <a href={withQuery('/brief', { market })}>{t.ratio.brief}</a>
        </p>
        <p class="page__foot">
          <a href="/ratio/snapshots">{t.snapshots.prompt}</a>
        </p>
        {can('data.publish') && (
          <p class="page__foot">
            <a href="/open-data">{t.ratio.openData}</a>
          </p>
        )}
        {can('log.read') && (
          <p class="page__foot">
            <a href="/log">{t.ratio.log}</a>
          </p>
        )}
      </div>
    </Page>
  )
}
