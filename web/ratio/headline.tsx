import { useState } from 'preact/hooks'
import { definition, percentOf, shownOf } from '../../src/ratio/rules.ts'
import type { RatioPage } from '../../src/ratio/schema.ts'
import { formatCount, formatDateTime, formatDay, formatPercent, t } from '../i18n/index.ts'
import { Button, Dialog } from '../kit/index.ts'
import { shareLeads } from '../../src/ratio/rules-leads.ts'
import { limitWords, periodWords, shareWords, VerdictMark } from './figures.tsx'
import { listOf } from './store.ts'

function Definition({ page, onClose, open }: { page: RatioPage; open: boolean; onClose: () => void }) {
  const limit = limitWords(page.limit)
  return (
    <Dialog open={open} title={t.ratio.definition} onClose={onClose}>
      <p class="ratio__formula">{t.ratio.formula}</p>
      <ul class="ratio__sentences">
        {definition.sentences.map((key) => (
          <li key={key}>{t.ratio.definitionSentences[key]}</li>
        ))}
        <li>{t.ratio.definitionLimit(limit, page.limit)}</li>
      </ul>
      <h3>{t.ratio.leftOut}</h3>
      <ul class="ratio__sentences">
        {definition.left_out.map((key) => (
          <li key={key}>{t.ratio.leftOutItems[key]}</li>
        ))}
      </ul>
      <p class="ratio__hint">{t.ratio.definitionVersion(page.definition_version)}</p>
    </Dialog>
  )
}

/** The target that the period is judged by, since when it holds, and today's where that is another. */
function Target({ limit, limit_since, limit_now }: RatioPage) {
  return (
    <>
      <p class="ratio__hint ratio__target">{t.ratio.limitLine(limitWords(limit))}</p>
      {limit_since !== null && <p class="ratio__hint">{t.ratio.limitSince(formatDay(limit_since))}</p>}
      {limit_now !== null && (
        <p class="ratio__hint">{t.ratio.limitNow(limitWords(limit_now), formatDay(limit_now.since))}</p>
      )}
    </>
  )
}

/** The ratio itself: never without E of H, its verdict in words, how sure it is, and how it is counted. */
export function Headline({ page, zone }: { page: RatioPage; zone: string }) {
  const [explained, setExplained] = useState(false)
  const { headline, limit } = page
  const shown = shownOf(headline)
  const leads = shareLeads(page)
  return (
    <>
      <section class="ratio__headline" aria-label={t.ratio.title}>
        <p class="ratio__period">{periodWords(page)}</p>
        <p class="ratio__figures">
          {shown.percent && <strong class="ratio__percent">{percentOf(headline.enforced, headline.handled)}</strong>}
          {headline.handled > 0 ? (
            <a class={shown.percent ? 'ratio__share' : 'ratio__share ratio__percent'} href={listOf(leads.handled)}>
              {shareWords(headline)}
            </a>
          ) : (
            <strong class="ratio__percent">{t.ratio.noData}</strong>
          )}
        </p>
        {headline.handled > 0 ? (
          <>
            <p>
              <VerdictMark share={headline} verdict={headline.verdict} limit={limit} />
            </p>
            <p>
              {t.ratio.ofWords(formatCount(headline.enforced), formatCount(headline.handled))}
              {headline.enforced > 0 && (
                <>
                  {' · '}
                  <a href={listOf(leads.enforced)}>{t.ratio.seeEnforced(formatCount(headline.enforced))}</a>
                </>
              )}
            </p>
            {!shown.percent && <p class="ratio__hint">{t.ratio.noPercent}</p>}
            {shown.percent && !shown.colour && <p class="ratio__hint">{t.ratio.noColour}</p>}
            {shown.percent && headline.interval && (
              <p class="ratio__hint">
                {t.ratio.interval(formatPercent(headline.interval.low), formatPercent(headline.interval.high))}
              </p>
            )}
          </>
        ) : (
          <p>{t.ratio.noDataHint}</p>
        )}
        <Target {...page} />
        <p class="ratio__hint ratio__asof">{`${t.ratio.asOf(formatDateTime(page.as_of, zone))} · ${t.ratio.phones}`}</p>
        <div class="ratio__explain">
          <Button size="small" icon="info" onClick={() => setExplained(true)}>
            {t.ratio.definition}
          </Button>
        </div>
      </section>
      <Definition page={page} open={explained} onClose={() => setExplained(false)} />
    </>
  )
}
