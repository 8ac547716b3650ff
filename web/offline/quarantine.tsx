import { useState } from 'preact/hooks'
import type { Quarantined, QuarantinedCaptures } from '../../src/offline/schema.ts'
import { api } from '../api.ts'
import { formatShortDateTime, localName, t } from '../i18n/index.ts'
import {
  Button,
  ButtonRow,
  DefinitionList,
  ErrorState,
  TextField,
  toast,
  useLoad,
  useSubmit,
  useWords,
} from '../kit/index.ts'

function One({ capture, onSeen }: { capture: Quarantined; onSeen: () => void }) {
  const [note, setNote] = useState('')
  const [open, setOpen] = useState(false)
  const { form, words, error, whenGood } = useWords(note, 200, t.offline.reasonMissing)
  const submission = useSubmit(async () => {
    await api.post(`/api/quarantine/${capture.id}/${capture.sha256}`, { note: words })
    toast(t.offline.quarantine.noted)
    onSeen()
  })
  const when = (at: string) => formatShortDateTime(at, capture.market.time_zone)
  const said = (outcome: Quarantined['outcome'], at: string, officer: string) =>
    [t.offline.outcome[outcome], when(at), officer].join(' · ')
  return (
    <article class="held" ref={form} aria-label={t.offline.quarantine.of(capture.officer)}>
      <DefinitionList
        items={[
          [t.offline.market, localName(capture.market)],
          [
            t.offline.quarantine.first,
            capture.first === null
              ? t.offline.quarantine.firstHeld
              : said(capture.first.outcome, capture.first.at, capture.first.officer),
          ],
          [t.offline.quarantine.second, said(capture.outcome, capture.claimed_at, capture.officer)],
          [t.offline.cameIn, when(capture.received_at)],
        ]}
      />
      <Button expanded={open} onClick={() => setOpen(!open)}>
        {t.offline.quarantine.whole}
      </Button>
      {open && <pre class="held__content">{JSON.stringify(capture.content, null, 1)}</pre>}
      <TextField
        label={t.offline.reason}
        hint={t.offline.quarantine.hint}
        required
        maxLength={200}
        value={note}
        onInput={setNote}
        error={error}
      />
      {submission.problem !== undefined && <ErrorState problem={submission.problem} />}
      <ButtonRow>
        <Button size="large" kind="primary" busy={submission.busy} onClick={whenGood(submission.submit)}>
          {t.offline.quarantine.seen}
        </Button>
      </ButtonRow>
    </article>
  )
}

/** Records that came under the id of another with other content; nothing where there is none. */
export function Quarantine() {
  const loaded = useLoad((signal) => api.get<QuarantinedCaptures>('/api/quarantine', signal), [])
  const captures = loaded.data?.captures ?? []
  if (captures.length === 0) return null
  return (
    <section aria-labelledby="quarantine">
      <h2 class="weui-cells__title" id="quarantine">
        {t.offline.quarantine.title}
      </h2>
      {captures.map((capture) => (
        <One
          key={capture.sha256}
          capture={capture}
          onSeen={() => loaded.set({ captures: captures.filter((each) => each !== capture) })}
        />
      ))}
    </section>
  )
}
