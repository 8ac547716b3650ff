import { useState } from 'preact/hooks'
import type { Place } from '../../src/plan/schema.ts'
import type { LookRequest, Request } from '../../src/requests/schema.ts'
import { api } from '../api.ts'
import { t } from '../i18n/index.ts'
import { StepForm } from '../assignments/step-form.tsx'
import { Button, ButtonRow, Icon, TextArea } from '../kit/index.ts'
import { freshId } from '../offline/id.ts'
import './look-panel.css'

const most = 200

/** On a place's panel: a supervisor asks a squad to have a look there, and says why. */
export function LookPanel({ market, place }: { market: string; place: Place }) {
  // The id is made once for a form, so that sending it again after a lost answer is no second request.
  const [id, setId] = useState<string | null>(null)
  const [words, setWords] = useState('')
  const [asked, setAsked] = useState(false)
  if (id === null) {
    return (
      <section aria-label={t.requests.ask}>
        {asked && (
          <p class="look-asked" role="status">
            <Icon name="check" />
            <span>
              {t.requests.asked} <a href={`/markets/${market}/requests`}>{t.requests.seeAll}</a>
            </span>
          </p>
        )}
        <ButtonRow>
          <Button icon="eye" onClick={() => setId(freshId())}>
            {t.requests.ask}
          </Button>
        </ButtonRow>
      </section>
    )
  }
  const said = words.trim()
  const isRight = said !== '' && [...said].length <= most
  const write = async () => {
    const look: LookRequest = { id, place: { kind: place.kind, id: place.id }, words: said }
    await api.put<Request>(`/api/markets/${market}/requests/${id}`, look)
    setAsked(true)
    setWords('')
    setId(null)
  }
  return (
    <StepForm
      title={t.requests.ask}
      go={t.requests.askNow}
      wrong={isRight ? {} : { words: t.requests.wordsWrong }}
      write={write}
      onCancel={() => setId(null)}
    >
      {(told) => (
        <TextArea
          label={t.requests.words}
          hint={t.requests.wordsHint}
          required
          max={most}
          value={words}
          error={told['words']}
          onInput={setWords}
        />
      )}
    </StepForm>
  )
}
