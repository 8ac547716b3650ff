import { useEffect, useRef } from 'preact/hooks'
import type { OwnMatter } from '../../src/own/schema-matter.ts'
import { longest } from '../../src/reviews/rules-kinds.ts'
import { api } from '../api.ts'
import { t } from '../i18n/index.ts'
import { Button, ErrorState, Switch, TextArea, toast, useSubmit, useWords } from '../kit/index.ts'
import { useDraft } from './draft.ts'

/** A reply that stands beside the record; the draft stays on the phone until the office has it. */
export function ReplyForm(props: { matter: OwnMatter; onDone: () => void; onCancel: () => void }) {
  const { id: matter, may } = props.matter
  const { draft, change, forget } = useDraft(`reply-${matter}`)
  const title = useRef<HTMLHeadingElement>(null)
  useEffect(() => title.current?.focus(), [])
  const { form, words, error, whenGood } = useWords(draft.words, longest.reply, t.matter.reply.wordsMissing)
  const sending = useSubmit(async () => {
    const { id, shown_publicly } = draft
    await api.put(`/api/own/matters/${matter}/replies/${id}`, { id, words, shown_publicly })
    forget()
    toast(t.matter.reply.saved)
    props.onDone()
  })
  return (
    <section class="own-form" ref={form} aria-labelledby="form-reply">
      <h2 id="form-reply" ref={title} tabIndex={-1}>
        {t.matter.reply.button}
      </h2>
      <p class="own-form__hint">
        {t.matter.reply.hint} {t.matter.reply.left(may.replies)}
      </p>
      <TextArea
        label={t.matter.reply.words}
        required
        rows={4}
        max={longest.reply}
        value={draft.words}
        onInput={(said) => change({ words: said })}
        error={error}
      />
      <Switch
        label={t.matter.reply.publicly}
        hint={t.matter.reply.publiclyHint}
        checked={draft.shown_publicly}
        onChange={(shown_publicly) => change({ shown_publicly })}
      />
      <p class="own-form__hint">{t.matter.draftKept}</p>
      {sending.problem !== undefined && <ErrorState problem={sending.problem} onRetry={sending.submit} />}
      <Button kind="primary" size="large" block busy={sending.busy} onClick={whenGood(sending.submit)}>
        {t.matter.reply.send}
      </Button>
      <Button size="large" block onClick={props.onCancel}>
        {t.matter.cancel}
      </Button>
    </section>
  )
}
