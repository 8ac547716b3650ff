import { percentOf, shownOf } from '../../src/ratio/rules.ts'
import { lockedLead, type Lead } from '../../src/ratio/rules-leads.ts'
import type { Snapshot } from '../../src/ratio/schema-snapshots.ts'
import { formatDateTime, formatPercent, t } from '../i18n/index.ts'
import { timeZone } from '../shell/who.ts'
import { Count, limitWords, VerdictMark } from './figures.tsx'
import { monthWords } from './month-words.ts'
import { marketOf } from './snapshot-words.ts'

/** 'E / H' as it was locked, each number opening the findings that were counted then. */
export function LockedShare({
  of,
  share,
  more = {},
}: {
  of: Snapshot
  share: { enforced: number; handled: number }
  more?: Lead['filter']
}) {
  const lead = (counted: string) => lockedLead(of.id, { counted, ...more })
  return (
    <span class="ratio__pair">
      <Count count={share.enforced} lead={lead('enforced')} word={t.ratio.enforcedWord} />
      {' / '}
      <Count count={share.handled} lead={lead('handled')} word={t.ratio.handledWord} />
    </span>
  )
}

/** The figure as it was locked; it never changes. */
export function Locked({ of }: { of: Snapshot }) {
  const shown = shownOf(of)
  const { interval } = of.body.headline
  return (
    <section class="ratio__headline" aria-label={t.snapshots.locked}>
      <p class="ratio__period">
        {[monthWords(of.month), of.market === null ? t.snapshots.district : marketOf(of)].join(' · ')}
      </p>
      <p class="ratio__figures">
        {shown.percent && <strong class="ratio__percent">{percentOf(of.enforced, of.handled)}</strong>}
        <strong class={shown.percent ? 'ratio__share' : 'ratio__percent'}>
          {of.handled > 0 ? <LockedShare of={of} share={of} /> : t.ratio.noData}
        </strong>
      </p>
      <p>
        <VerdictMark share={of} verdict={of.verdict} limit={of.limit} />
      </p>
      {shown.percent && interval && (
        <p class="ratio__hint">{t.ratio.interval(formatPercent(interval.low), formatPercent(interval.high))}</p>
      )}
      <p class="ratio__hint">
        {[t.ratio.limitLine(limitWords(of.limit)), t.ratio.definitionVersion(of.definition_version)].join(' · ')}
      </p>
      <p class="ratio__hint">{t.snapshots.lockedBy(of.locked_by_name, formatDateTime(of.locked_at, timeZone.value))}</p>
    </section>
  )
}
