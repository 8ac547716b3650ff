import { useState } from 'preact/hooks'
import { longestWords, outcomes, type PromptAnswerKind, type PromptOutcome } from '../../src/prompts/rules-kinds.ts'
import type { Prompt } from '../../src/prompts/schema.ts'
import { api } from '../api.ts'
import { t } from '../i18n/index.ts'
import { Button, ButtonRow, ErrorState, RadioGroup, TextArea, undoable, toast, useSubmit } from '../kit/index.ts'
import { freshId } from '../offline/id.ts'
import { keepDraft, readDraft } from './store.ts'

/** Says something of a prompt, under an id of its own. */
const say = (prompt: string, answer: PromptAnswerKind, words: string | null, id = freshId()) =>
  api.put<Prompt>(`/api/prompts/${prompt}/answers/${id}`, { id, answer, words })

/** What a supervisor found on looking, or what the one says whose records they are; begun words outlive a reload. */
export function AnswerForm(props: { prompt: string; own: boolean; onSaid: (prompt: Prompt) => void }) {
  const { prompt, own, onSaid } = props
  const [begun] = useState(() => readDraft(prompt))
  const [restored, setRestored] = useState(begun !== null)
  const [answer, setAnswer] = useState<PromptOutcome | null>(outcomes.find((each) => each === begun?.answer) ?? null)
  const [words, setWords] = useState(begun?.words ?? '')
  const [told, setTold] = useState(false)
  const [id, setId] = useState(freshId)
  const said = words.trim()
  const [noAnswer, noWords] = [!own && answer === null, said === '']
  const change = (next: { answer?: PromptOutcome | null; words?: string }) => {
    const now = { answer, words, ...next }
    setAnswer(now.answer)
    setWords(now.words)
    // What was sent under this id and got lost must not meet other words under it.
    setId(freshId())
    keepDraft(prompt, { answer: now.answer ?? '', words: now.words })
  }
  const clear = () => {
    setRestored(false)
    setTold(false)
    change({ answer: null, words: '' })
  }
  const saving = useSubmit(async () => {
    const saved = await say(prompt, own ? 'own_words' : (answer ?? 'explained'), said, id)
    clear()
    onSaid(saved)
    if (own) toast(t.prompts.saved)
    else {
      undoable(t.prompts.saved, () => {
        say(prompt, 'taken_back', null).then(
          (open) => {
            onSaid(open)
            toast(t.prompts.takenBack, 'plain')
          },
          () => toast(t.kit.failed, 'wrong'),
        )
      })
    }
  })
  return (
    <>
      {restored && (
        <p class="prompt__restored" role="status">
          {t.prompts.restored}
          <Button size="small" onClick={clear}>
            {t.prompts.clear}
          </Button>
        </p>
      )}
      {!own && (
        <RadioGroup
          legend={t.prompts.answer}
          value={answer}
          onChange={(next) => change({ answer: next })}
          options={outcomes.map((value) => ({ value, label: t.prompts.answers[value] }))}
          error={told && noAnswer ? t.prompts.answerMissing : undefined}
        />
      )}
      <TextArea
        label={t.prompts.note}
        hint={own ? t.prompts.ownHint : t.prompts.noteHint}
        required
        rows={4}
        max={longestWords}
        value={words}
        onInput={(next) => change({ words: next })}
        error={told && noWords ? t.prompts.noteMissing : undefined}
      />
      {saving.problem !== undefined && <ErrorState problem={saving.problem} />}
      <ButtonRow>
        <Button
          kind="primary"
          size="large"
          block
          busy={saving.busy}
          onClick={() => {
            setTold(true)
            if (!noAnswer && !noWords) saving.submit()
          }}
        >
          {own ? t.prompts.sendOwn : t.prompts.send}
        </Button>
      </ButtonRow>
    </>
  )
}
