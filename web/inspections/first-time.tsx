import { useEffect, useState } from 'preact/hooks'
import type { EarlierFindings } from '../../src/inspections/schema.ts'
import { formatDay, t } from '../i18n/index.ts'
import { answerOf } from '../patrols/store.ts'

/**
 * Is it the first time for whoever has this place (rule R10)? Computed by the office, remembered by the phone; where it is
 * not, sparing as a first-timer needs a word in the note.
 */
export function FirstTime(props: { market: string; place: string; item: string; spared: boolean }) {
  const { market, place, item, spared } = props
  const [known, setKnown] = useState<EarlierFindings | null>(null)
  useEffect(() => {
    const abort = new AbortController()
    answerOf<EarlierFindings>(`/api/markets/${market}/earlier-findings`, abort.signal)
      .then(setKnown)
      .catch(() => undefined)
    return () => abort.abort()
  }, [market])
  if (known === null) return null
  const last = known.earlier.find(({ place_id, item_code }) => place_id === place && item_code === item)
  return (
    <p class="field__hint" role="status">
      {last === undefined ? t.enforcement.firstTime(known.months) : t.enforcement.foundBefore(formatDay(last.last_on))}
      {last !== undefined && spared && <strong> {t.enforcement.notFirst}</strong>}
    </p>
  )
}
