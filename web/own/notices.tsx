import { useEffect, useRef, useState } from 'preact/hooks'
import { isExecution } from '../../src/matters/rules-execution.ts'
import type { OwnMatter, OwnProcedure } from '../../src/own/schema-matter.ts'
import { api } from '../api.ts'
import { t } from '../i18n/index.ts'
import { Button, ConfirmDialog, ErrorState, Icon, TextArea, toast, useSubmit, useWords } from '../kit/index.ts'
import { useDraft } from './draft.ts'
import { useMinute } from './minute.ts'
import { deadlineWords } from './words.ts'

type Said = Exclude<OwnProcedure['open_steps'][number], 'waive'>
const longest = 2000

interface StepProps {
  procedure: OwnProcedure
  onDone: (matter: OwnMatter) => void
  onCancel: () => void
}

const take = (procedure: string, entry: object) => api.post<OwnMatter>(`/api/own/procedures/${procedure}/steps`, entry)

/** A statement, an answer or what a hearing is asked for: large, kept as it is written, read once more before it goes. */
function SayForm({ procedure, step, onDone, onCancel }: StepProps & { step: Said }) {
  const { draft, change, forget } = useDraft(`${step}-${procedure.id}`)
  const [asking, setAsking] = useState(false)
  const title = useRef<HTMLHeadingElement>(null)
  useEffect(() => title.current?.focus(), [])
  const { form, words, error, whenGood } = useWords<HTMLDivElement>(draft.words, longest, t.matter.notice.wordsMissing)
  const sending = useSubmit(async () => {
    const matter = await take(procedure.id, { id: draft.id, step, words }).finally(() => setAsking(false))
    forget()
    toast(t.matter.notice.saved)
    onDone(matter)
  })
  return (
    <div class="own-form" ref={form}>
      <h3 ref={title} tabIndex={-1}>
        {t.matter.notice[step]}
      </h3>
      {step === 'ask_hearing' && <p class="own-form__hint">{t.matter.notice.hearingHint}</p>}
      <TextArea
        label={t.matter.notice.words[step]}
        required
        rows={8}
        max={longest}
        value={draft.words}
        onInput={(said) => change({ words: said })}
        error={error}
      />
      <p class="own-form__hint">{t.matter.draftKept}</p>
      {sending.problem !== undefined && <ErrorState problem={sending.problem} onRetry={sending.submit} />}
      <Button kind="primary" size="large" block busy={sending.busy} onClick={whenGood(() => setAsking(true))}>
        {t.matter.notice.send[step]}
      </Button>
      <Button size="large" block onClick={onCancel}>
        {t.matter.cancel}
      </Button>
      <ConfirmDialog
        open={asking}
        title={t.matter.notice.sendAsk}
        confirm={t.matter.notice.send[step]}
        busy={sending.busy}
        onConfirm={sending.submit}
        onClose={() => setAsking(false)}
      >
        <p>{t.matter.notice.sendHint}</p>
        <p class="own-quote">{words}</p>
      </ConfirmDialog>
    </div>
  )
}

function Waive({ procedure, onDone }: Omit<StepProps, 'onCancel'>) {
  const { draft, forget } = useDraft(`waive-${procedure.id}`)
  const [asking, setAsking] = useState(false)
  const waiving = useSubmit(async () => {
    const matter = await take(procedure.id, { id: draft.id, step: 'waive' }).finally(() => setAsking(false))
    forget()
    toast(t.matter.notice.saved)
    onDone(matter)
  })
  return (
    <>
      {waiving.problem !== undefined && <ErrorState problem={waiving.problem} />}
      <Button size="large" block busy={waiving.busy} onClick={() => setAsking(true)}>
        {t.matter.notice.waive}
      </Button>
      <ConfirmDialog
        open={asking}
        title={t.matter.notice.waiveAsk}
        confirm={t.matter.notice.waive}
        busy={waiving.busy}
        onConfirm={waiving.submit}
        onClose={() => setAsking(false)}
      >
        {t.matter.notice.waiveHint}
      </ConfirmDialog>
    </>
  )
}

function Notice(props: { procedure: OwnProcedure; zone: string; onDone: (matter: OwnMatter) => void }) {
  const { procedure, zone, onDone } = props
  const [saying, setSaying] = useState<Said | null>(null)
  const now = useMinute()
  const { notice, open_steps } = procedure
  if (!notice) return null
  const said = (matter: OwnMatter) => {
    setSaying(null)
    onDone(matter)
  }
  const loss = procedure.kind === 'stall_loss'
  const execution = isExecution(procedure.kind)
  const title = loss ? t.matter.notice.loss : execution ? t.matter.notice.execution : t.matter.notice.penalty
  const kind = t.matter.notice.kinds[notice.what] ?? notice.what
  const amount =
    notice.amount_yuan !== null && !execution
      ? t.matter.yuan(notice.amount_yuan)
      : notice.days !== null
        ? t.matter.forDays(notice.days)
        : ''
  return (
    <section class="own-notice" aria-label={title}>
      <h2>{title}</h2>
      <p class="own-notice__what">{t.matter.penaltyTold(kind, amount)}</p>
      <p>
        <strong>{t.matter.notice.why}</strong> {notice.why}
      </p>
      {notice.law !== null && (
        <p>
          <strong>{t.matter.notice.law}</strong> {notice.law}
        </p>
      )}
      {notice.answer_until !== null && (
        <p class="own-order__deadline">
          <Icon name="clock" />
          <strong>{t.matter.notice.answerUntil(deadlineWords(notice.answer_until, now, zone))}</strong>
        </p>
      )}
      {execution && notice.amount_yuan !== null && <p>{t.matter.notice.costs(notice.amount_yuan)}</p>}
      {!loss && <p>{execution ? t.matter.notice.executionRights : t.matter.notice.rights}</p>}
      {saying !== null ? (
        <SayForm key={saying} procedure={procedure} step={saying} onDone={said} onCancel={() => setSaying(null)} />
      ) : (
        <div class="own-ways">
          {open_steps.map((step) =>
            step === 'waive' ? (
              <Waive key={step} procedure={procedure} onDone={onDone} />
            ) : (
              <Button
                key={step}
                kind={step === 'ask_hearing' ? 'default' : 'primary'}
                size="large"
                block
                icon="edit"
                onClick={() => setSaying(step)}
              >
                {t.matter.notice[step]}
              </Button>
            ),
          )}
        </div>
      )}
    </section>
  )
}

/** What may be decided about the vendor, in plain words, and their answer to it before it is. */
export function Notices({ matter, onDone }: { matter: OwnMatter; onDone: (matter: OwnMatter) => void }) {
  return (
    <>
      {matter.procedures
        .filter(({ open_steps, notice }) => open_steps.length > 0 && notice !== null)
        .map((procedure) => (
          <Notice key={procedure.id} procedure={procedure} zone={matter.time_zone} onDone={onDone} />
        ))}
    </>
  )
}
