import { useLocation } from 'preact-iso'
import { useEffect, useMemo, useRef, useState } from 'preact/hooks'
import type { Matter } from '../../src/matters/schema.ts'
import { api, ApiProblem } from '../api.ts'
import { t } from '../i18n/index.ts'
import { problemSentence } from '../i18n/problem.ts'
import { Button, ButtonRow, ErrorState, Progress, toast, useFirstWrong, useSubmit } from '../kit/index.ts'
import { isOpening, type Target } from './anticipate.ts'
import { fittingBases } from './basis-field.tsx'
import { CheckScreen } from './check-screen.tsx'
import { firstAnswers } from './first-answers.ts'
import { FieldFor } from './fields.tsx'
import type { Facts } from './facts.ts'
import type { AnswerName } from './answers.ts'
import { entryOf } from './entry.ts'
import { createForm } from './form-store.ts'
import { screensOf } from './forms.ts'
import { undoingOf } from './undoing.ts'
import { wrongs, type Wrong } from './wrongs.ts'

const choices: readonly AnswerName[] = [
  ...(['officers', 'legal_basis_id', 'measure', 'approved_by', 'flagged', 'penalty'] as const),
  ...(['answer_until', 'deadline_at', 'correct_by', 'how', 'spare_reason', 'authority'] as const),
  ...(['perform_by', 'execute_at', 'ground', 'none_begun'] as const),
]

function wrongWords(field: AnswerName, wrong: Wrong | undefined): string | undefined {
  if (wrong === undefined) return undefined
  if (wrong.kind === 'refused') {
    return problemSentence(new ApiProblem(wrong.refusal.code, 422, wrong.refusal.detail))
  }
  if (wrong.kind === 'fill') return choices.includes(field) ? t.procedures.choose : t.procedures.fill
  return wrong.kind === 'long' ? t.procedures.tooLong : t.procedures.wrong
}

const pathOf = ({ matter }: Facts, target: Target) => {
  if (target.procedure) return `/api/procedures/${target.procedure.id}/steps`
  return `/api/matters/${matter.id}/${isOpening(target) ? 'procedures' : 'steps'}`
}

/** What a person's form for a step is kept under. */
const nameOf = ({ matter }: Facts, { machine, step, procedure }: Target) =>
  `${procedure?.id ?? matter.id}-${machine}.${step}`

/** What the law asks on a screen, before anything is to be filled in. */
function Asks({ name }: { name: string }) {
  const asks = t.procedures.asks[name]
  const title = useRef<HTMLHeadingElement>(null)
  useEffect(() => title.current?.focus({ preventScroll: true }), [name])
  return (
    <div class="guide__asks">
      <h2 ref={title} tabIndex={-1}>
        {asks?.title}
      </h2>
      <p>{asks?.why}</p>
      {asks?.article !== undefined && <p class="guide__article">{t.procedures.article(asks.article)}</p>}
    </div>
  )
}

/** A step, asked one screen at a time in the order the law wants; the last shows everything before it is sent. */
export function Guide({ facts, target }: { facts: Facts; target: Target }) {
  const { route } = useLocation()
  const { machine, step } = target
  const screens = screensOf(machine, step) ?? []
  const [at, setAt] = useState(0)
  const [attempts, setAttempts] = useState(0)
  const store = useMemo(() => createForm(target.me.id, nameOf(facts, target), () => firstAnswers(facts, target)), [])
  const { value: form } = store.form
  const element = useFirstWrong(attempts)
  const { matter } = facts
  const words = t.matters.steps[`${machine}.${step}`] ?? step
  const found = wrongs(target, facts, form.answers, new Date())
  const wrongAt = screens.findIndex(({ fields }) => fields.some((field) => found.has(field)))
  const screen = screens[at]
  const small = screens.length === 1
  const [photosSent, setPhotosSent] = useState<number | null>(null)
  const entry = entryOf(machine, step, form.id, form.answers)
  const photos = [...new Set(((entry['photos'] ?? []) as { sha256: string }[]).map(({ sha256 }) => sha256))]
  const sending = useSubmit(async () => {
    try {
      if (photos.length > 0) {
        setPhotosSent(0)
        const { putKept } = await import('../offline/put-photo.ts')
        await putKept(photos, target.me.id, setPhotosSent)
      }
      await api.post<Matter>(pathOf(facts, target), entry)
    } finally {
      setPhotosSent(null)
    }
    store.done()
    // What fails is swept up later.
    void import('../offline/draft-photos.ts').then((chunk) => chunk.dropPhotos(photos)).catch(() => undefined)
    toast(t.procedures.done(words))
    route(`/matters/${matter.id}`, true)
  })
  const go = (to: number) => {
    setAt(to)
    setAttempts(0)
    sending.clear()
    scrollTo(0, 0)
  }
  const onward = () => {
    if (screen?.fields.some((field) => found.has(field))) setAttempts(attempts + 1)
    else if (screen && !small) go(at + 1)
    // An answer given earlier may no longer do: the calendar goes on.
    else if (wrongAt >= 0) go(wrongAt)
    else sending.submit()
  }
  const last = screen === undefined || small
  const waits = last && store.working.value > 0
  // Without an article in the list there is no way on; the screen says who enters one.
  const stuck = screen?.fields.includes('legal_basis_id') === true && fittingBases(facts, target).length === 0
  useEffect(() => {
    if (sending.problem !== undefined) element.current?.querySelector('.error')?.scrollIntoView({ block: 'center' })
  }, [sending.problem])
  return (
    <form
      ref={element}
      class="guide"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        onward()
      }}
    >
      {!small && (
        <Progress value={at + 1} max={screens.length + 1} words={t.procedures.step(at + 1, screens.length + 1)} />
      )}
      {store.restored.value && at === 0 && (
        <p class="guide__restored">
          {t.procedures.restored}{' '}
          <Button
            size="small"
            onClick={() => {
              store.startOver()
              go(0)
            }}
          >
            {t.procedures.startOver}
          </Button>
        </p>
      )}
      {store.unkept.value && <p role="alert">{t.procedures.unkept}</p>}
      {screen ? (
        <>
          <Asks name={screen.asks} />
          {screen.fields.map((field) => (
            <FieldFor
              key={`${at} ${field}`}
              field={field}
              answers={form.answers}
              facts={facts}
              target={target}
              set={store.set}
              onWorking={(more) => (store.working.value += more ? 1 : -1)}
              wrong={(one) => (attempts > 0 ? wrongWords(one, found.get(one)) : undefined)}
            />
          ))}
        </>
      ) : (
        <CheckScreen facts={facts} target={target} form={form} onChange={go} />
      )}
      {last && <p class="guide__undo">{t.procedures.undo[undoingOf(machine, step)]}</p>}
      {photosSent !== null && <p role="status">{t.procedures.sendingPhotos(photosSent, photos.length)}</p>}
      {sending.problem !== undefined && (
        <ErrorState problem={sending.problem} {...(!waits && { onRetry: sending.submit })} />
      )}
      <ButtonRow fixed>
        {at > 0 && (
          <Button size="large" onClick={() => go(at - 1)}>
            {t.procedures.back}
          </Button>
        )}
        {stuck ? (
          <Button size="large" href={`/matters/${matter.id}`}>
            {t.matters.toMatter}
          </Button>
        ) : (
          <Button kind="primary" size="large" type="submit" busy={sending.busy} disabled={waits}>
            {waits ? t.procedures.photoWorking : last ? t.procedures.submit(words) : t.procedures.next}
          </Button>
        )}
      </ButtonRow>
    </form>
  )
}
