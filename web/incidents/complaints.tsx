import { useRef, useState } from 'preact/hooks'
import { openComplaints } from '../../src/incidents/rules.ts'
import { complaintKinds, type ComplaintKind } from '../../src/incidents/rules-kinds.ts'
import type { OwnComplaint, OwnComplaints } from '../../src/incidents/schema.ts'
import type { Own } from '../../src/own/schema.ts'
import { api } from '../api.ts'
import { formatShortDateTime, localName, t } from '../i18n/index.ts'
import { Button, Icon, Show, StatusMark, toast, useAgain, useLoad } from '../kit/index.ts'
import { freshId } from '../offline/id.ts'
import { ComplaintForm } from './complaint-form.tsx'
import './complaints.css'

function State({ complaint }: { complaint: OwnComplaint }) {
  const at = (instant: string) => formatShortDateTime(instant, complaint.market.time_zone)
  if (complaint.closed_at !== null) {
    return <StatusMark tone="good" word={t.complaints.closed(at(complaint.closed_at))} />
  }
  if (complaint.follow_up_by !== null) {
    return <StatusMark tone="info" icon="person" word={t.complaints.followed(complaint.follow_up_by)} />
  }
  return <StatusMark tone="attention" icon="clock" word={t.complaints.waiting} />
}

function Complaint({ complaint }: { complaint: OwnComplaint }) {
  const at = (instant: string) => formatShortDateTime(instant, complaint.market.time_zone)
  return (
    <li class="complaint">
      <p class="complaint__kind">{t.complaints.kinds[complaint.kind]}</p>
      <State complaint={complaint} />
      <p>
        {localName(complaint.market)} · {t.complaints.arrived(at(complaint.arrived_at))}
      </p>
      <p class="complaint__words">{complaint.words}</p>
      {complaint.talked_at !== null && complaint.closed_at === null && (
        <p>{t.complaints.talked(at(complaint.talked_at))}</p>
      )}
      {complaint.answer !== null && (
        <p>
          <strong>{t.complaints.answer}：</strong>
          {complaint.answer}
        </p>
      )}
    </li>
  )
}

/** Straight to the supervisors: what a vendor has against an officer, or that somebody asked for money (rule R20). */
export function Complaints({ own }: { own: Own }) {
  const loaded = useLoad((signal) => api.get<OwnComplaints>('/api/own/complaints', signal), [])
  const [writing, setWriting] = useState<{ id: string; kind: ComplaintKind } | null>(null)
  const title = useRef<HTMLHeadingElement>(null)
  const known = loaded.data?.complaints ?? []
  const open = known.filter(({ closed_at }) => closed_at === null).length
  useAgain(loaded.reload, open > 0)
  const close = () => {
    setWriting(null)
    title.current?.focus()
  }
  return (
    <section class="own-section" aria-labelledby="complaints">
      <h2 id="complaints" ref={title} tabIndex={-1}>
        {t.complaints.title}
      </h2>
      <p>{t.complaints.hint}</p>
      <Show of={loaded} words={t.complaints.loading}>
        {() => (
          <ul class="complaints" role="list" aria-label={t.complaints.mine}>
            {known.map((complaint) => (
              <Complaint key={complaint.id} complaint={complaint} />
            ))}
          </ul>
        )}
      </Show>
      {writing !== null ? (
        <ComplaintForm
          key={writing.id}
          {...writing}
          own={own}
          onSent={(complaint) => {
            close()
            loaded.set({ complaints: [complaint, ...known.filter(({ id }) => id !== complaint.id)] })
            loaded.reload()
            toast(t.complaints.sent)
          }}
          onCancel={close}
        />
      ) : open >= openComplaints ? (
        <p class="complaints__full">
          <Icon name="info" />
          <span>{t.problems.complaints_waiting}</span>
        </p>
      ) : (
        <div class="complaint-kinds">
          {complaintKinds.map((kind) => (
            <Button key={kind} size="large" block onClick={() => setWriting({ id: freshId(), kind })}>
              {t.complaints.kinds[kind]}
            </Button>
          ))}
        </div>
      )}
    </section>
  )
}
