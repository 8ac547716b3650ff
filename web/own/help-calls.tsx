import { useRef, useState } from 'preact/hooks'
import { helpKinds, type HelpKind } from '../../src/enforcement/rules-kinds.ts'
import type { OwnPlace } from '../../src/own/schema.ts'
import { openHelpCalls } from '../../src/requests/rules.ts'
import type { Request, Requests } from '../../src/requests/schema.ts'
import { api } from '../api.ts'
import { formatShortDateTime, formatTime, t } from '../i18n/index.ts'
import {
  Button,
  ConfirmDialog,
  ErrorState,
  Icon,
  Show,
  StatusMark,
  toast,
  undoable,
  useAgain,
  useLoad,
  useSubmit,
} from '../kit/index.ts'
import { freshId } from '../offline/id.ts'
import './help-calls.css'
import { HelpForm } from './help-form.tsx'

function CallState({ call }: { call: Request }) {
  const at = (instant: string) => formatTime(instant, call.market.time_zone)
  const { answered_by, answered_at, done_by, done_at } = call
  if (done_at !== null && done_by === null) {
    return <StatusMark tone="plain" word={t.own.ask.takenBack(at(done_at))} />
  }
  if (done_at !== null) return <StatusMark tone="good" word={t.own.ask.done(at(done_at))} />
  if (answered_by !== null && answered_at !== null) {
    return <StatusMark tone="info" icon="patrol" word={t.own.ask.coming(answered_by, at(answered_at))} />
  }
  return <StatusMark tone="attention" icon="clock" word={t.own.ask.waiting} />
}

function Call({ call, onChange }: { call: Request; onChange: (call: Request) => void }) {
  const [asking, setAsking] = useState(false)
  const takingBack = useSubmit(async () => {
    const now = await api.post<Request>(`/api/own/requests/${call.id}/withdraw`).finally(() => setAsking(false))
    onChange(now)
  })
  const thanking = useSubmit(async () => {
    const path = `/api/own/requests/${call.id}/thanks`
    onChange(await api.put<Request>(path, {}))
    undoable(t.own.ask.thanked, () => {
      api.delete<Request>(path).then(onChange, () => toast(t.kit.failed, 'wrong'))
    })
  })
  const kind = call.help_kind === null ? '' : t.own.ask.kinds[call.help_kind]
  const where = call.place.number ?? t.own.stallGone
  return (
    <li class="help-call">
      <p class="help-call__kind">{kind}</p>
      <CallState call={call} />
      <p>{t.own.ask.askedAt(formatShortDateTime(call.asked_at, call.market.time_zone), where)}</p>
      {call.words !== null && <p class="help-call__words">{call.words}</p>}
      {takingBack.problem !== undefined && <ErrorState problem={takingBack.problem} />}
      {thanking.problem !== undefined && <ErrorState problem={thanking.problem} />}
      {call.thanked_at !== null ? (
        <p>{t.own.ask.thankedAt(formatShortDateTime(call.thanked_at, call.market.time_zone))}</p>
      ) : (
        call.done_by !== null && (
          <Button size="large" block busy={thanking.busy} label={t.own.ask.thankFor(kind)} onClick={thanking.submit}>
            {t.own.ask.thank}
          </Button>
        )
      )}
      {call.done_at === null && (
        <Button size="large" block label={t.own.ask.takeBackOf(kind)} onClick={() => setAsking(true)}>
          {t.own.ask.takeBack}
        </Button>
      )}
      <ConfirmDialog
        open={asking}
        title={t.own.ask.takeBackAsk}
        confirm={t.own.ask.takeBackNow}
        busy={takingBack.busy}
        onConfirm={takingBack.submit}
        onClose={() => setAsking(false)}
      >
        {t.own.ask.takeBackHint(kind)}
      </ConfirmDialog>
    </li>
  )
}

/** What a vendor may ask a squad for, one large button each, and what became of the calls; read anew while one waits. */
export function HelpCalls({ places }: { places: readonly OwnPlace[] }) {
  const calls = useLoad((signal) => api.get<Requests>('/api/own/requests', signal), [])
  const [asked, setAsked] = useState<{ id: string; kind: HelpKind } | null>(null)
  const title = useRef<HTMLHeadingElement>(null)
  const known = calls.data?.requests ?? []
  const waiting = known.filter(({ done_at }) => done_at === null).length
  useAgain(calls.reload, waiting > 0)

  const change = (call: Request) => {
    const isNew = !known.some(({ id }) => id === call.id)
    calls.set({ requests: isNew ? [call, ...known] : known.map((each) => (each.id === call.id ? call : each)) })
    // An answer that is still on its way is older than this: it must not take the call off the screen again.
    calls.reload()
  }
  const close = () => {
    setAsked(null)
    title.current?.focus()
  }
  const sent = (call: Request) => {
    close()
    change(call)
    toast(t.own.ask.sent)
  }

  return (
    <section class="own-section" aria-labelledby="help-calls">
      <h2 id="help-calls" ref={title} tabIndex={-1}>
        {t.own.ask.title}
      </h2>
      <p>{t.own.ask.free}</p>
      <Show of={calls} words={t.own.ask.loading}>
        {() => (
          <ul class="help-calls" role="list" aria-label={t.own.ask.mine}>
            {known.map((call) => (
              <Call key={call.id} call={call} onChange={change} />
            ))}
          </ul>
        )}
      </Show>
      {asked !== null ? (
        <HelpForm key={asked.id} {...asked} places={places} onSent={sent} onCancel={close} />
      ) : waiting >= openHelpCalls ? (
        <p class="help-calls__full">
          <Icon name="info" />
          <span>{t.problems.help_calls_waiting}</span>
        </p>
      ) : (
        places.length > 0 && (
          <>
            <p>{t.own.ask.hint}</p>
            <div class="help-kinds">
              {helpKinds.map((kind) => (
                <Button key={kind} size="large" block onClick={() => setAsked({ id: freshId(), kind })}>
                  {t.own.ask.kinds[kind]}
                </Button>
              ))}
            </div>
          </>
        )
      )}
    </section>
  )
}
