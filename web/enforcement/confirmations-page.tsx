import { computed } from '@preact/signals'
import { useState } from 'preact/hooks'
import type { Confirmation, NamedAction, OwnActions } from '../../src/enforcement/schema.ts'
import { formatShortDateTime, localName, t } from '../i18n/index.ts'
import {
  Button,
  ButtonRow,
  EmptyState,
  ErrorState,
  Show,
  TextField,
  toast,
  useLoad,
  useSubmit,
  useWords,
} from '../kit/index.ts'
import { remembered } from '../offline/answers.ts'
import { freshId } from '../offline/id.ts'
import { keep, outcome } from '../offline/keep.ts'
import { OutboxList } from '../offline/outbox-list.tsx'
import { own, readOutbox } from '../offline/outbox.ts'
import { Page } from '../shell/page.tsx'
import { who } from '../shell/who.ts'
import { named } from './named-action.tsx'

type Said = { answer: 'confirmed'; note: null } | { answer: 'disputed'; note: string }

/** Keeps on this phone what one says of an action; answers the entry's id. Rejects with `not_kept`. */
async function keepWord({ action_id, number }: NamedAction, said: Said): Promise<string> {
  const body: Confirmation = { id: freshId(), claimed_at: new Date().toISOString(), ...said }
  await keep({
    id: body.id,
    kind: 'confirmation',
    path: `/api/confirmations/${action_id}/${body.id}`,
    body,
    label: number,
    person_id: who.peek()?.id ?? '',
    person_name: who.peek()?.name ?? '',
    after: null,
    shown: { action_id },
  })
  return body.id
}

/** Actions that a word of this phone is about, whether or not the office has heard it. */
const said = computed(
  () =>
    new Set(
      own.value.flatMap(({ kind, state, received_at, shown }) =>
        kind === 'confirmation' && (state !== 'refused' || received_at !== null)
          ? (shown as { action_id: string }).action_id
          : [],
      ),
    ),
)

/** `there`: it was confirmed in one's name on the phone of who logged it, and can only be denied. */
function Waiting({ action, there = false }: { action: NamedAction; there?: boolean }) {
  const [denying, setDenying] = useState(false)
  const [why, setWhy] = useState('')
  const say = async (word: Said) => {
    const id = await keepWord(action, word)
    toast(t.confirmations.kept)
    // Without signal, and where it was refused, the list of what waits says so.
    outcome(id).then(
      () => toast(word.answer === 'confirmed' ? t.confirmations.confirmed : t.confirmations.denied),
      () => undefined,
    )
  }
  const confirming = useSubmit(() => say({ answer: 'confirmed', note: null }))
  const { form, words, error, whenGood } = useWords(why, 200, t.confirmations.iWasNotMissing)
  const disputing = useSubmit(() => say({ answer: 'disputed', note: words }))
  const problem = confirming.problem ?? disputing.problem
  return (
    <article class="named-action" ref={form} aria-labelledby={action.action_id}>
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
            error={error}
          />
          <ButtonRow>
            <Button size="large" onClick={() => setDenying(false)}>
              {t.kit.cancel}
            </Button>
            <Button size="large" kind="primary" busy={disputing.busy} onClick={whenGood(disputing.submit)}>
              {t.confirmations.sendDenial}
            </Button>
          </ButtonRow>
        </>
      ) : (
        <ButtonRow>
          <Button size="large" onClick={() => setDenying(true)}>
            {t.confirmations.iWasNot}
          </Button>
          {!there && (
            <Button size="large" kind="primary" icon="check" busy={confirming.busy} onClick={confirming.submit}>
              {t.confirmations.iWasThere}
            </Button>
          )}
        </ButtonRow>
      )}
    </article>
  )
}

/** What others logged with my name, for my own word (rule R1); without a signal too. */
export default function ConfirmationsPage() {
  const loaded = useLoad(async (signal) => {
    await readOutbox().catch(() => undefined)
    return (await remembered<OwnActions>('/api/confirmations', signal)).value
  }, [])
  return (
    <Page title={t.confirmations.title} back="/patrols">
      <OutboxList />
      <p class="named-action__hint">{t.confirmations.confirmationsHint}</p>
      <Show of={loaded}>
        {({ actions, same_phone = [] }) => {
          const unsaid = (all: readonly NamedAction[]) => all.filter(({ action_id }) => !said.value.has(action_id))
          const [open, there] = [unsaid(actions), unsaid(same_phone)]
          return (
            <>
              {open.length === 0 ? (
                <EmptyState icon="check" title={t.confirmations.noConfirmations}>
                  {t.confirmations.noConfirmationsHint}
                </EmptyState>
              ) : (
                open.map((action) => <Waiting key={action.action_id} action={action} />)
              )}
              {there.length > 0 && (
                <section aria-labelledby="said-there">
                  <h2 id="said-there" class="named-action__part">
                    {t.confirmations.samePhone}
                  </h2>
                  <p class="named-action__hint">{t.confirmations.samePhoneHint}</p>
                  {there.map((action) => (
                    <Waiting key={action.action_id} action={action} there />
                  ))}
                </section>
              )}
            </>
          )
        }}
      </Show>
    </Page>
  )
}
