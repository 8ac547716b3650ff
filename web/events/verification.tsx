import { useEffect, useRef, useState } from 'preact/hooks'
import type { Verified } from '../../src/events/schema.ts'
import { api, withQuery } from '../api.ts'
import { formatCount, t } from '../i18n/index.ts'
import { labelled } from '../i18n/punctuation.ts'
import { Button, ErrorState, Progress, StatusMark, useSubmit } from '../kit/index.ts'

/** Recomputes one chain part by part, as far as the log reaches when it gets there, and says what it found in words. */
export function Verification(props: { chain: string; total: number; onDone: () => void }) {
  const { chain, total, onDone } = props
  const [found, setFound] = useState<Verified | null>(null)
  const gone = useRef(new AbortController())
  useEffect(() => () => gone.current.abort(), [])
  const check = useSubmit(async () => {
    setFound(null)
    let so: Verified | null = null
    do {
      const part: Verified = await api.get<Verified>(
        withQuery('/api/log/verify', { chain, after: so?.position ?? 0 }),
        gone.current.signal,
      )
      so = so === null ? part : { ...part, rows: so.rows + part.rows, broken: [...so.broken, ...part.broken] }
      if (gone.current.signal.aborted) return
      setFound(so)
    } while (!so.done)
    onDone()
  })
  const rows = found?.rows ?? 0
  return (
    <div class="log__check">
      <Button kind="primary" block icon="shield" busy={check.busy} onClick={check.submit}>
        {t.events.verify}
      </Button>
      {check.problem !== undefined && <ErrorState problem={check.problem} onRetry={check.submit} />}
      {check.busy && (
        <Progress
          value={rows}
          max={Math.max(total, rows, 1)}
          words={t.events.verifying(formatCount(rows), formatCount(Math.max(total, rows)))}
        />
      )}
      <div role="status">
        {found?.done && found.broken.length === 0 && (
          <StatusMark tone="good" word={t.events.whole(formatCount(found.rows))} />
        )}
        {found !== null && found.broken.length > 0 && (
          <>
            <StatusMark tone="danger" solid word={t.events.altered(found.broken.length)} />
            <ul class="log__broken">
              {found.broken.slice(0, 100).map(({ position, why }) => (
                <li key={`${position} ${why}`}>
                  {labelled(t.events.position(formatCount(position)), t.events.why[why])}
                </li>
              ))}
            </ul>
          </>
        )}
      </div>
    </div>
  )
}
