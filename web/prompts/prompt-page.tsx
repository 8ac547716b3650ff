import { useRoute } from 'preact-iso'
import { useState } from 'preact/hooks'
import { reach } from '../../src/prompts/rules-kinds.ts'
import { runsAddress } from '../../src/prompts/rules-leads.ts'
import type { Prompt } from '../../src/prompts/schema.ts'
import { api } from '../api.ts'
import { formatShortDateTime, t } from '../i18n/index.ts'
import { Button, ButtonRow, Show, useLoad } from '../kit/index.ts'
import { Page } from '../shell/page.tsx'
import { can } from '../shell/who.ts'
import { AnswerForm } from './answer-form.tsx'
import { EvidenceDetail, Looks } from './evidence.tsx'
import './prompts.css'
import { OutcomeMark } from './outcome-mark.tsx'
import { alarmWords, evidenceWords, rateWords, smallWords, whereWords } from './words.ts'

function Chance({ prompt }: { prompt: Prompt }) {
  const { chance, pattern, alarms } = prompt
  const words = alarmWords(alarms, reach.alarms)
  return (
    <section class="prompts__part" aria-labelledby="chance">
      <h2 id="chance">{t.prompts.chanceTitle}</h2>
      {chance !== null && <p>{t.prompts.chance(smallWords(chance))}</p>}
      <p>{rateWords(pattern, prompt.numbers)}</p>
      {words !== null && <p>{words}</p>}
      {alarms.tested > 0 && can('prompt.evaluate') && (
        <p class="prompts__open">
          <a href={runsAddress(pattern)}>{t.prompts.runs.title}</a>
        </p>
      )}
      <p class="prompts__hint">{t.prompts.basis[pattern](prompt.numbers)}</p>
      <p>{t.prompts.maybe[pattern]}</p>
    </section>
  )
}

function Said({ prompt }: { prompt: Prompt }) {
  if (prompt.answers.length === 0) return null
  return (
    <section class="prompts__part" aria-labelledby="said">
      <h2 id="said">{t.prompts.said}</h2>
      <ul role="list">
        {prompt.answers.map(({ id, answer, words, at, by }) => (
          <li key={id} class="prompt__said">
            <p>
              <strong>{t.prompts.answers[answer]}</strong> ·{' '}
              {t.prompts.saidBy(by.name, formatShortDateTime(at, prompt.market.time_zone))}
            </p>
            {words !== null && <p class="prompt__words">{words}</p>}
          </li>
        ))}
      </ul>
    </section>
  )
}

function Known({ prompt, onSaid }: { prompt: Prompt; onSaid: (prompt: Prompt) => void }) {
  const [again, setAgain] = useState(false)
  const own = prompt.own || !can('prompt.evaluate')
  return (
    <div class="prompts">
      <section class="prompts__part" aria-labelledby="why">
        <p>
          {whereWords(prompt)}
          {prompt.person && ` · ${prompt.person.name}`}
        </p>
        <OutcomeMark outcome={prompt.outcome} />
        <h2 id="why">{t.prompts.why}</h2>
        <p class="prompt__evidence">{evidenceWords(prompt.evidence)}</p>
        <EvidenceDetail prompt={prompt} />
      </section>
      <Chance prompt={prompt} />
      <Looks prompt={prompt} />
      <Said prompt={prompt} />
      <section class="prompts__part prompts__part_form" aria-labelledby="answer">
        <h2 id="answer">{own ? t.prompts.ownTitle : t.prompts.answerTitle}</h2>
        {!own && prompt.outcome !== null && !again ? (
          <ButtonRow>
            <Button onClick={() => setAgain(true)}>{t.prompts.again}</Button>
          </ButtonRow>
        ) : (
          <AnswerForm
            prompt={prompt.id}
            own={own}
            onSaid={(said) => {
              setAgain(false)
              onSaid(said)
            }}
          />
        )}
      </section>
    </div>
  )
}

/** A prompt with what it rests on, how often chance does that, and what was said of it. */
export default function PromptPage() {
  const id = useRoute().params['prompt'] ?? ''
  const prompt = useLoad((signal) => api.get<Prompt>(`/api/prompts/${id}`, signal), [id])
  return (
    <Page title={prompt.data ? t.prompts.patterns[prompt.data.pattern] : t.prompts.title} back="/prompts">
      <Show of={prompt}>{(known) => <Known prompt={known} onSaid={prompt.set} />}</Show>
    </Page>
  )
}
