import { useState } from 'preact/hooks'
import type { Confirmation, NamedAction, NamedActions } from '../../src/enforcement/schema.ts'
import { api } from '../api.ts'
import { formatShortDateTime, localName, t } from '../i18n/index.ts'
import { Button, ButtonRow, EmptyState, ErrorState, Show, TextField, toast, useLoad, useSubmit } from '../kit/index.ts'
import { Page } from '../shell/page.tsx'
import { named } from './named-action.tsx'

function Waiting({ action, onSaid }: { action: NamedAction; onSaid: () => void }) {
  const [denying, setDenying] = useState(false)
  const [why, setWhy] = useState('')
  const say = async (word: Confirmation) => {
    await api.put(`/api/confirmations/${action.action_id}`, word)
    toast(word.answer === 'confirmed' ? t.confirmations.confirmed : t.confirmations.denied)
    onSaid()
  }
  const confirming = useSubmit(() => say({ answer: 'confirmed', note: null }))
  const disputing = useSubmit(() => say({ answer: 'disputed', note: why.trim() }))
  const problem = confirming.problem ?? disputing.problem
  return (
    <article class="named-action" aria-labelledby={action.action_id}>
      <h2 id={action.action_id}>{named(action)}</h2>
      <p>{localName({ name: action.item_name, name_en: action.item_name_en })}</p>
      <p>
        {localName(action.market)} ·{' '}
        {t.confirmations.loggedBy(action.author, formatShortDateTime(action.at, action.time_zone))}
      </p>
      {problem !== undefined && <ErrorState problem={problem} />}
      {denying ? (
        <>
          <TextField
            label={t.confirmations.iWasNotWhy}
            hint={t.confirmations.iWasNotHint}
            required
            maxLength={200}
            value={why}
            onInput={setWhy}
          />
          <ButtonRow>
            <Button size="large" onClick={() => setDenying(false)}>
              {t.kit.cancel}
            </Button>
            <Button
              size="large"
              kind="primary"
              busy={disputing.busy}
              disabled={why.trim() === ''}
              onClick={disputing.submit}
            >
              {t.confirmations.sendDenial}
            </Button>
          </ButtonRow>
        </>
      ) : (
        <ButtonRow>
          <Button size="large" onClick={() => setDenying(true)}>
            {t.confirmations.iWasNot}
          </Button>
          <Button size="large" kind="primary" icon="check" busy={confirming.busy} onClick={confirming.submit}>
            {t.confirmations.iWasThere}
          </Button>
        </ButtonRow>
      )}
    </article>
  )
}

/** What others logged with my name, for my own word (rule R1). */
export default function ConfirmationsPage() {
  const loaded = useLoad((signal) => api.get<NamedActions>('/api/confirmations', signal), [])
  return (
    <Page title={t.confirmations.title} back="/patrols">
      <p class="named-action__hint">{t.confirmations.confirmationsHint}</p>
      <Show of={loaded}>
        {({ actions }) =>
          actions.length === 0 ? (
            <EmptyState icon="check" title={t.confirmations.noConfirmations}>
              {t.confirmations.noConfirmationsHint}
            </EmptyState>
          ) : (
            actions.map((action) => (
              <Waiting
                key={action.action_id}
                action={action}
                onSaid={() => loaded.set({ actions: actions.filter((each) => each !== action) })}
              />
            ))
          )
        }
      </Show>
    </Page>
  )
}
