import { useRoute } from 'preact-iso'
import { useState } from 'preact/hooks'
import type { ActionKind } from '../../src/enforcement/rules-kinds.ts'
import type { HeldCapture, HeldCaptures, HeldDecision } from '../../src/offline/schema.ts'
import { api, ApiProblem, withQuery } from '../api.ts'
import { formatShortDateTime, listed, localName, t } from '../i18n/index.ts'
import { clauses, labelled } from '../i18n/punctuation.ts'
import {
  Button,
  ButtonRow,
  DefinitionList,
  EmptyState,
  ErrorState,
  Show,
  type Submission,
  TextField,
  toast,
  useLoad,
  useSubmit,
} from '../kit/index.ts'
import { Disputed } from '../enforcement/named-action.tsx'
import { MarketOnly } from '../markets/market-only.tsx'
import { Page } from '../shell/page.tsx'
import { Phones } from './phones.tsx'
import { Quarantine } from './quarantine.tsx'
import './held-page.css'

/** What a record says was seen, in a line for each finding. */
const seen = ({ outcome, findings }: HeldCapture) =>
  findings.length === 0
    ? t.offline.outcome[outcome]
    : clauses(
        findings.map(({ item_name, item_code, kinds }) => {
          const acts = kinds.map((kind) => t.enforcement.kinds[kind as ActionKind])
          return labelled(item_name ?? item_code, listed(acts))
        }),
      )

/** Two penalties for the same, side by side: what stands, and what would be the second (rule R4). */
function Twice({ held, twice }: { held: HeldCapture; twice: NonNullable<HeldCapture['findings'][number]['twice']> }) {
  const { first, kind, document_number } = twice
  const when = (at: string) => formatShortDateTime(at, held.market.time_zone)
  const facts = (
    what: ActionKind,
    at: string,
    document: string | null,
    squad: { name: string; name_en: string | null } | null,
    place: string | null,
  ) => (
    <DefinitionList
      items={[
        [t.offline.penaltyKind, t.enforcement.kinds[what]],
        [t.offline.seenAt, when(at)],
        [t.offline.documentNumber, document],
        [t.offline.squad, squad && localName(squad)],
        [t.offline.place, place],
      ]}
    />
  )
  const { squad_name: name, squad_name_en: name_en } = first
  return (
    <div class="held__twice">
      <section aria-label={t.offline.first}>
        <h3>{t.offline.first}</h3>
        {facts(first.kind, first.at, first.document_number, { name, name_en }, first.place)}
      </section>
      <section aria-label={t.offline.second}>
        <h3>{t.offline.second}</h3>
        {facts(kind, held.claimed_at, document_number, held.squad, held.number)}
      </section>
    </div>
  )
}

function Held({ held, onDecided }: { held: HeldCapture; onDecided: () => void }) {
  const [reason, setReason] = useState('')
  const [told, setTold] = useState(false)
  const send = async (decision: HeldDecision['decision']) => {
    await api.post(`/api/held/${held.id}`, { decision, reason: reason.trim() })
    toast(t.offline.decided[decision])
    onDecided()
  }
  const accepting = useSubmit(() => send('accepted'))
  const refusing = useSubmit(() => send('refused'))
  const busy = accepting.busy || refusing.busy
  const problem = accepting.problem ?? refusing.problem
  const decide = ({ submit }: Submission, other: Submission) => {
    setTold(true)
    if (reason.trim() === '') return
    other.clear()
    submit()
  }
  const when = (at: string) => formatShortDateTime(at, held.market.time_zone)
  const isSecond = held.code === 'second_penalty_unknown'
  return (
    <article class="held" aria-labelledby={`held-${held.id}`}>
      <h2 id={`held-${held.id}`}>{t.offline.heldOf(held.number ?? t.offline.unknownPlace, held.officer.name)}</h2>
      <p class="held__why">{t.offline.heldWhy[held.code]}</p>
      <DefinitionList
        items={[
          [t.offline.market, localName(held.market)],
          [t.offline.seen, seen(held)],
          [t.offline.seenAt, when(held.claimed_at)],
          [t.offline.cameIn, when(held.received_at)],
          [t.offline.note, held.note],
          [
            t.offline.photos,
            held.photos.declared > 0 ? t.offline.photosOf(held.photos.received, held.photos.declared) : null,
          ],
        ]}
      />
      {held.findings.map(({ item_code, twice }) => twice && <Twice key={item_code} held={held} twice={twice} />)}
      <TextField
        label={isSecond ? t.offline.secondReason : t.offline.reason}
        hint={isSecond ? t.offline.secondReasonHint : t.offline.reasonHint}
        required
        maxLength={200}
        value={reason}
        onInput={setReason}
        {...(told && reason.trim() === '' && { error: t.offline.reasonMissing })}
      />
      {problem !== undefined && <ErrorState problem={problem} />}
      {problem instanceof ApiProblem && problem.status === 422 && <p>{t.offline.cannotAccept}</p>}
      <ButtonRow>
        <Button busy={refusing.busy} disabled={busy} onClick={() => decide(refusing, accepting)}>
          {t.offline.refuse}
        </Button>
        <Button kind="primary" busy={accepting.busy} disabled={busy} onClick={() => decide(accepting, refusing)}>
          {t.offline.accept}
        </Button>
      </ButtonRow>
    </article>
  )
}

/** Records that came in and could not be applied: a supervisor says what becomes of each, with a reason. */
export default function HeldPage() {
  const { market = '', phones } = useRoute().query
  const loaded = useLoad((signal) => api.get<HeldCaptures>(withQuery('/api/held', { market }), signal), [market])
  return (
    <Page title={t.offline.heldTitle} back="/me">
      <Phones begin={phones === 'open'} />
      <MarketOnly path="/held" market={market} words={t.offline.ofMarket} />
      <Disputed />
      <Quarantine />
      <Show of={loaded}>
        {({ held, more }) =>
          held.length === 0 ? (
            <EmptyState title={t.offline.noneHeld}>{t.offline.noneHeldHint}</EmptyState>
          ) : (
            <>
              <p class="held-intro">{t.offline.heldIntro}</p>
              {held.map((each) => (
                <Held key={each.id} held={each} onDecided={loaded.reload} />
              ))}
              {more > 0 && <p class="held-intro">{t.offline.moreHeld(more)}</p>}
            </>
          )
        }
      </Show>
    </Page>
  )
}
