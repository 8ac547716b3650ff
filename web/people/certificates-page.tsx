import { useState } from 'preact/hooks'
import * as v from 'valibot'
import { certificatesState, type CertificateState } from '../../src/people/rules.ts'
import { Certificate, type Certificates } from '../../src/people/schema.ts'
import { addDays } from '../../src/shared/evening.ts'
import { api } from '../api.ts'
import { StepForm } from '../assignments/step-form.tsx'
import { Changes } from '../events/changes.tsx'
import { formatDay, squadOf, t } from '../i18n/index.ts'
import {
  Button,
  DateField,
  EmptyState,
  SearchBox,
  Show,
  StatusMark,
  TextField,
  toast,
  type Tone,
  useLoad,
} from '../kit/index.ts'
import { PrintButton } from '../print/print-button.tsx'
import { Page } from '../shell/page.tsx'
import './people.css'

type Row = Certificates['rows'][number]
const tones: Record<CertificateState, Tone> = {
  certified: 'good',
  expiring: 'attention',
  expired: 'danger',
  coming: 'info',
  auxiliary: 'plain',
}
const order: readonly CertificateState[] = ['expired', 'expiring', 'coming', 'certified', 'auxiliary']

/** A renewal, begun on the day after the last one ends. */
function RenewForm(props: { row: Row; day: string; onDone: (page: Certificates) => void; onCancel: () => void }) {
  const { person, certificates } = props.row
  const last = certificates[0]?.valid_until
  const from = last !== undefined && last >= props.day ? addDays(last, 1) : props.day
  const [number, setNumber] = useState('')
  const [valid_from, setFrom] = useState(from)
  const [valid_until, setUntil] = useState('')
  const draft = { number, valid_from, valid_until }
  const wrong = {
    ...(!v.is(Certificate.entries.number, number) && { number: t.people.fillCertificate }),
    ...(!v.is(Certificate, { ...draft, number: 'x' })
      ? { until: t.people.fillCertificate }
      : valid_from > valid_until && { until: t.people.reversed }),
  }
  return (
    <StepForm
      title={t.people.renewOf(person.name)}
      go={t.people.save}
      wrong={wrong}
      write={async () => {
        props.onDone(await api.put<Certificates>(`/api/people/${person.id}/certificate`, draft))
        toast(t.people.saved)
      }}
      onCancel={props.onCancel}
    >
      {(told) => (
        <>
          <p class="people__hint">{t.people.renewHint}</p>
          <TextField
            label={t.people.certificateNumber}
            required
            value={number}
            error={told['number']}
            onInput={setNumber}
          />
          <DateField label={t.people.validFrom} required value={valid_from} onInput={setFrom} />
          <DateField
            label={t.people.validUntil}
            required
            min={valid_from}
            value={valid_until}
            error={told['until']}
            onInput={setUntil}
          />
        </>
      )}
    </StepForm>
  )
}

const period = ({ number, valid_from, valid_until }: Row['certificates'][number]) =>
  t.people.certificateLine(number, formatDay(valid_from), formatDay(valid_until))

function One(props: { row: Row; state: CertificateState; page: Certificates; onChange: (page: Certificates) => void }) {
  const [renewing, setRenewing] = useState(false)
  const { person, certificates } = props.row
  const [newest, ...earlier] = certificates
  return (
    <li class="certificate">
      <p class="certificate__name">
        <a href={`/people/${person.id}`}>{person.name}</a>
        {person.squad_name !== null && ` · ${squadOf(person)}`}
      </p>
      <StatusMark tone={tones[props.state]} word={t.people.certificates[props.state]} />
      {newest && <p class="certificate__line">{period(newest)}</p>}
      {earlier.length > 0 && (
        <details>
          <summary>{t.people.earlier(earlier.length)}</summary>
          <ul>
            {earlier.map((one) => (
              <li key={one.number}>{period(one)}</li>
            ))}
          </ul>
        </details>
      )}
      {renewing ? (
        <RenewForm
          row={props.row}
          day={props.page.day}
          onDone={(page) => {
            setRenewing(false)
            props.onChange(page)
          }}
          onCancel={() => setRenewing(false)}
        />
      ) : (
        <Button
          size="small"
          label={`${newest ? t.people.renew : t.people.enter} ${person.name}`}
          onClick={() => setRenewing(true)}
        >
          {newest ? t.people.renew : t.people.enter}
        </Button>
      )}
    </li>
  )
}

function Loaded({ page, onChange }: { page: Certificates; onChange: (page: Certificates) => void }) {
  const [query, setQuery] = useState('')
  const words = query.trim().toLowerCase()
  const found = page.rows.filter(({ person, certificates }) =>
    [
      person.name,
      person.squad_name ?? '',
      person.squad_name_en ?? '',
      ...certificates.map(({ number }) => number),
    ].some((text) => text.toLowerCase().includes(words)),
  )
  const until = ({ certificates }: Row) => certificates[0]?.valid_until ?? '9999'
  const groups = Map.groupBy(
    found.toSorted((a, b) => until(a).localeCompare(until(b))),
    ({ certificates }) => certificatesState(certificates, page.day, page.alert_days),
  )
  return (
    <>
      <p class="people__hint">{t.people.alertHint(page.alert_days)}</p>
      <SearchBox
        label={t.people.searchCertificates}
        value={query}
        onInput={setQuery}
        found={t.people.found(found.length)}
      />
      {found.length === 0 && <EmptyState title={t.people.none}>{t.people.noneHint}</EmptyState>}
      {order.map((state) => {
        const rows = groups.get(state) ?? []
        return rows.length === 0 ? null : (
          <section key={state} aria-labelledby={`certificates-${state}`}>
            <h2 class="weui-cells__title" id={`certificates-${state}`}>
              {t.people.stateCount(t.people.certificates[state], rows.length)}
            </h2>
            <ul class="weui-cells certificates" role="list">
              {rows.map((row) => (
                <One key={row.person.id} row={row} state={state} page={page} onChange={onChange} />
              ))}
            </ul>
          </section>
        )
      })}
      <Changes kind="certificate.saved" version={page} />
    </>
  )
}

/** 执法证: everybody's certificate by its end, what is urgent first; renewed in place, the earlier ones kept. */
export default function CertificatesPage() {
  const loaded = useLoad((signal) => api.get<Certificates>('/api/certificates', signal), [])
  return (
    <Page title={t.people.certificatesTitle} back="/settings/district" actions={<PrintButton />}>
      <Show of={loaded}>{(page) => <Loaded page={page} onChange={loaded.set} />}</Show>
    </Page>
  )
}
