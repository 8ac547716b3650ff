import type { ComponentChildren } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import { t } from '../i18n/index.ts'
import { Button, ButtonRow, ErrorState, useFirstWrong, useSubmit } from '../kit/index.ts'
import './assignments.css'

interface StepFormProps {
  title: string
  /** Of its heading: 3 in a section of a page, 2 right under the page's own. */
  level?: 2 | 3
  /** The button's words: what happens. */
  go: string
  danger?: boolean
  /** What is still missing or wrong, by field; empty when it can be sent. */
  wrong: Partial<Record<string, string>>
  /** Told after a refused attempt, so that the fields show what is wrong. */
  children: (wrong: Partial<Record<string, string>>) => ComponentChildren
  write: () => Promise<void>
  onCancel: () => void
}

/** One step in the panel of a stall: fields, what is wrong, the server's refusal in a sentence, and two buttons. */
export function StepForm(props: StepFormProps) {
  const [attempts, setAttempts] = useState(0)
  const form = useFirstWrong(attempts)
  const heading = useRef<HTMLHeadingElement>(null)
  const writing = useSubmit(props.write)
  const Heading = props.level === 2 ? 'h2' : 'h3'
  useEffect(() => heading.current?.focus(), [])
  return (
    <form
      ref={form}
      class="step-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        if (Object.keys(props.wrong).length === 0) writing.submit()
        else setAttempts(attempts + 1)
      }}
    >
      <Heading class="step-form__title" ref={heading} tabIndex={-1}>
        {props.title}
      </Heading>
      {props.children(attempts > 0 ? props.wrong : {})}
      {writing.problem !== undefined && <ErrorState problem={writing.problem} />}
      <ButtonRow>
        <Button onClick={props.onCancel}>{t.kit.cancel}</Button>
        <Button kind={props.danger ? 'danger' : 'primary'} type="submit" busy={writing.busy}>
          {props.go}
        </Button>
      </ButtonRow>
    </form>
  )
}
