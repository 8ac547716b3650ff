import { useEffect, useRef, useState } from 'preact/hooks'
import { formatsOf, type AskKind, type ExportFormat } from '../../src/ask/rules-kinds.ts'
import type { ExportState } from '../../src/ask/schema-export.ts'
import { fileName } from '../../src/ask/rules-about.ts'
import { dayIn } from '../../src/shared/evening.ts'
import { api, apiFetch } from '../api.ts'
import { formatCount, t } from '../i18n/index.ts'
import { Button, Dialog, download, ErrorState, Progress, RadioGroup, toast } from '../kit/index.ts'
import { timeZone } from '../shell/who.ts'
import type { Asked } from './store.ts'

/** An hour: a file of a million rows takes minutes, and the line may be slow. */
const patience_ms = 3_600_000

interface Sending {
  bytes: number
  state: ExportState | null
}

type Outcome = 'none' | 'stopped' | 'broke_off'

/** Reads a file to its end; hears how many bytes came. What breaks off rejects. */
async function fetchWhole(id: string, signal: AbortSignal, heard: (bytes: number) => void): Promise<Blob> {
  const response = await apiFetch(`/api/exports/${id}/file`, { signal, patience_ms })
  const reader = response.body?.getReader()
  const parts: Uint8Array<ArrayBuffer>[] = []
  let bytes = 0
  for (;;) {
    const next = await reader?.read()
    if (!next || next.done) break
    parts.push(next.value)
    bytes += next.value.length
    heard(bytes)
  }
  return new Blob(parts, { type: response.headers.get('content-type') ?? '' })
}

function ExportForm({ kind, asked, count, onClose }: ExportProps) {
  const [format, setFormat] = useState<ExportFormat>('xlsx')
  const [sending, setSending] = useState<Sending | null>(null)
  const [problem, setProblem] = useState<unknown>(undefined)
  const [outcome, setOutcome] = useState<Outcome>('none')
  const abort = useRef<AbortController | null>(null)
  useEffect(() => () => abort.current?.abort(), [])

  async function run() {
    const stopper = new AbortController()
    abort.current = stopper
    setProblem(undefined)
    setOutcome('none')
    setSending({ bytes: 0, state: null })
    let asking: ReturnType<typeof setInterval> | undefined
    try {
      const begun = await api.post<ExportState>('/api/exports', { kind, format, filter: asked }, stopper.signal)
      setSending({ bytes: 0, state: begun })
      const look = () => api.get<ExportState>(`/api/exports/${begun.id}`, stopper.signal)
      asking = setInterval(() => {
        look().then(
          (state) => setSending((now) => now && { ...now, state }),
          () => undefined,
        )
      }, 1000)
      const file = await fetchWhole(begun.id, stopper.signal, (bytes) => setSending((now) => now && { ...now, bytes }))
      // Only what the office calls complete is handed on: a file that broke off must not look whole.
      const ended = await look()
      if (ended.outcome !== 'complete') throw new Error('the file is not whole')
      download(fileName(kind, dayIn(timeZone.value, new Date()), format), file)
      toast(t.ask.exported(formatCount(ended.rows)))
      onClose()
    } catch (error) {
      if (stopper.signal.aborted) setOutcome('stopped')
      else if (error instanceof Error && 'code' in error && error.code !== 'network') setProblem(error)
      else setOutcome('broke_off')
    } finally {
      clearInterval(asking)
      setSending(null)
    }
  }

  const expected = sending?.state?.expected ?? null
  const rows = sending?.state?.rows ?? 0
  return (
    <>
      <p>{t.ask.exportOf(t.ask.kinds[kind], count)}</p>
      <p class="ask__hint">{t.ask.exportWarning}</p>
      {sending === null ? (
        <RadioGroup
          legend={t.ask.format}
          value={format}
          options={formatsOf(kind).map((value) => ({ value, label: t.ask.formats[value] }))}
          onChange={setFormat}
        />
      ) : (
        <Progress
          value={rows}
          max={Math.max(expected ?? rows, 1)}
          words={
            sending.state === null
              ? t.ask.preparing
              : t.ask.exporting(
                  formatCount(rows),
                  expected === null ? null : formatCount(expected),
                  t.ask.seconds(formatCount(Math.round(sending.bytes / 1024))),
                )
          }
        />
      )}
      {outcome !== 'none' && <p role="alert">{outcome === 'stopped' ? t.ask.stopped : t.ask.brokeOff}</p>}
      {problem !== undefined && <ErrorState problem={problem} />}
      <div class="ask__buttons">
        {sending === null ? (
          <>
            <Button onClick={onClose}>{t.ask.cancel}</Button>
            <Button kind="primary" onClick={() => void run()}>
              {t.ask.start}
            </Button>
          </>
        ) : (
          <Button onClick={() => abort.current?.abort()}>{t.ask.stop}</Button>
        )}
      </div>
    </>
  )
}

interface ExportProps {
  kind: AskKind
  asked: Asked
  /** How many rows, in words. */
  count: string
  onClose: () => void
}

/** Takes the list away as a file: with its progress, and with a way to stop it. */
export function ExportDialog({ open, ...form }: ExportProps & { open: boolean }) {
  return (
    <Dialog open={open} title={t.ask.exportTitle} onClose={form.onClose} actions={<></>}>
      <ExportForm {...form} />
    </Dialog>
  )
}
