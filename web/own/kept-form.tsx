import type { ComponentChildren } from 'preact'
import { useEffect, useRef } from 'preact/hooks'
import type { OwnMatter } from '../../src/own/schema-matter.ts'
import { t } from '../i18n/index.ts'
import { Button, ErrorState, TextArea, useSubmit, useWords } from '../kit/index.ts'
import type { Entry } from '../offline/database.ts'
import { keep } from '../offline/keep.ts'
import { who } from '../shell/who.ts'
import { useDraft, type Draft } from './draft.ts'
import { PhotosField } from './photos-field.tsx'

interface KeptFormProps {
  matter: OwnMatter
  name: 'put-right' | 'reviews'
  kind: Entry['kind']
  title: string
  hint: string
  label: string
  /** `missing` is what is said where words are needed and there are none. */
  field: { label: string; hint?: string; max: number; missing?: string }
  send: string
  /** What stands above the words. */
  above?: (draft: Draft, change: (part: Partial<Draft>) => void) => ComponentChildren
  body: (draft: Draft, words: string) => object
  onDone: () => void
  onCancel: () => void
}

/** Words and photos that are kept on this phone until the office has them: what is said here is never lost to poor signal. */
export function KeptForm(props: KeptFormProps) {
  const { matter, name, kind, field, onDone } = props
  const { draft, change, changePhotos, working, forget } = useDraft(`${name}-${matter.id}`)
  const title = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    title.current?.focus()
    // Here before signal goes: what is kept then leaves as soon as there is signal again.
    import('../offline/sender.ts').catch(() => undefined)
  }, [])
  const { form, words, error, whenGood } = useWords(draft.words, field.max, field.missing)
  const keeping = useSubmit(async () => {
    const me = who.value
    if (!me) return
    await keep(
      {
        id: draft.id,
        kind,
        path: `/api/own/matters/${matter.id}/${name}/${draft.id}`,
        body: props.body(draft, words),
        label: props.label,
        person_id: me.id,
        person_name: me.name,
        after: null,
        shown: {},
      },
      draft.photos,
    )
    forget()
    onDone()
  })
  const waits = working.value > 0
  return (
    <section class="own-form" ref={form} aria-labelledby={`form-${name}`}>
      <h2 id={`form-${name}`} ref={title} tabIndex={-1}>
        {props.title}
      </h2>
      <p class="own-form__hint">{props.hint}</p>
      {props.above?.(draft, change)}
      <TextArea
        label={field.label}
        hint={field.hint}
        required={field.missing !== undefined}
        rows={4}
        max={field.max}
        value={draft.words}
        onInput={(said) => change({ words: said })}
        error={error}
      />
      <PhotosField photos={draft.photos} onChange={changePhotos} working={working} />
      <p class="own-form__hint">{t.matter.draftKept}</p>
      {keeping.problem !== undefined && (
        <ErrorState problem={keeping.problem} {...(!waits && { onRetry: keeping.submit })} />
      )}
      <Button kind="primary" size="large" block busy={keeping.busy} disabled={waits} onClick={whenGood(keeping.submit)}>
        {waits ? t.matter.photo.working : props.send}
      </Button>
      <Button size="large" block onClick={props.onCancel}>
        {t.matter.cancel}
      </Button>
    </section>
  )
}
