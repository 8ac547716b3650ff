import { signal } from '@preact/signals'
import type { Answers } from './answers.ts'
import { dropForm, keepForm, openForm } from './kept-form.ts'

/** Answers that change; undefined takes one back. */
export type AnswersChange = { [field in keyof Answers]?: Answers[field] | undefined }

/** A person's form as it is filled in, kept on this device with every answer until it is sent. */
export function createForm(person: string, name: string, first: () => Partial<Answers>) {
  const open = () => {
    const { form, restored } = openForm(person, name, new Date())
    return { form: restored ? form : { ...form, answers: first() }, restored }
  }
  const begun = open()
  const form = signal(begun.form)
  const restored = signal(begun.restored)
  const unkept = signal(false)
  /** Photos that are being made smaller and kept; the form waits for them before it is sent. */
  const working = signal(0)
  let sent = false
  return {
    form,
    restored,
    unkept,
    working,
    /** Changes answers as they are by now: what comes late, as a photo does, says what it makes of them. */
    set: (change: AnswersChange | ((now: Partial<Answers>) => AnswersChange)) => {
      if (sent) return
      const { answers } = form.value
      const changed = typeof change === 'function' ? change(answers) : change
      form.value = { ...form.value, answers: { ...answers, ...changed } as Partial<Answers> }
      unkept.value = !keepForm(person, name, form.value)
    },
    startOver() {
      dropForm(person, name)
      form.value = open().form
      restored.value = false
    },
    /** It was sent: nothing is kept of it any more, whatever still comes. */
    done() {
      sent = true
      dropForm(person, name)
    },
  }
}
