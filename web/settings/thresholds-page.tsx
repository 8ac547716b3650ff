import { useState } from 'preact/hooks'
import {
  defaultSettings,
  numbersOf,
  ranges,
  settingNames,
  wrongNumbers,
  type SettingName,
} from '../../src/settings/rules.ts'
import type { Settings, SettingsEntry, SettingsVersion } from '../../src/settings/schema.ts'
import { api } from '../api.ts'
import { StepForm } from '../assignments/step-form.tsx'
import { formatDateTime, t } from '../i18n/index.ts'
import { clauses } from '../i18n/punctuation.ts'
import {
  Button,
  ButtonRow,
  EmptyState,
  List,
  NumberField,
  Show,
  Table,
  TextField,
  toast,
  useLoad,
} from '../kit/index.ts'
import { Page } from '../shell/page.tsx'
import { timeZone } from '../shell/who.ts'
import { OtherNumbers } from './other-numbers.tsx'
import './settings.css'

const defaults = numbersOf(defaultSettings)
const within = (name: SettingName) => t.settings.between(ranges[name][0], ranges[name][1])
type Numbers = Record<SettingName, number | null>

function Form({ of, onDone, onCancel }: { of: Settings; onDone: (next: Settings) => void; onCancel: () => void }) {
  const [numbers, setNumbers] = useState<Numbers>(
    () => Object.fromEntries(settingNames.map((name) => [name, of[name]])) as Numbers,
  )
  const [reason, setReason] = useState('')
  const wrong: Partial<Record<string, string>> = {
    ...Object.fromEntries(wrongNumbers(numbers).map((name) => [name, within(name)])),
    ...(reason.trim() === '' && { reason: t.settings.fillReason }),
  }
  if (wrong['ratio_numerator'] && (numbers.ratio_numerator ?? 0) >= (numbers.ratio_denominator ?? 0))
    wrong['ratio_numerator'] = t.settings.belowOne
  const version = of.version + 1
  return (
    <StepForm
      title={t.settings.change}
      level={2}
      go={t.settings.save}
      wrong={wrong}
      write={async () => {
        const entry = { version, ...numbers, reason } as SettingsEntry
        onDone(await api.put<Settings>(`/api/settings/versions/${version}`, entry))
        toast(t.settings.saved)
      }}
      onCancel={onCancel}
    >
      {(told) => (
        <>
          {settingNames.map((name) => (
            <NumberField
              key={name}
              label={t.settings.names[name]}
              hint={`${t.settings.does[name]} ${within(name)} ${t.settings.normally(defaults[name])}`}
              required
              value={numbers[name]}
              error={told[name]}
              onInput={(value) => setNumbers((before) => ({ ...before, [name]: value }))}
            />
          ))}
          <TextField
            label={t.settings.reason}
            hint={t.settings.reasonHint}
            required
            value={reason}
            error={told['reason']}
            onInput={setReason}
          />
        </>
      )}
    </StepForm>
  )
}

/** What a version changed against the one before it. */
function changed(versions: readonly SettingsVersion[], at: number): string {
  const is = versions[at]
  const was = versions[at + 1] ?? defaults
  const words = settingNames.flatMap((name) =>
    is && was[name] !== is[name] ? [t.settings.from(t.settings.names[name], was[name], is[name])] : [],
  )
  return words.length === 0 ? t.settings.same : clauses(words)
}

function Loaded({ of, onChange }: { of: Settings; onChange: (next: Settings) => void }) {
  const [changing, setChanging] = useState(false)
  return (
    <>
      <p class="settings__hint">{t.settings.thresholdsAbout}</p>
      <Table<SettingName>
        caption={of.version === 0 ? t.settings.asDefault : t.settings.inForce(of.version)}
        rows={settingNames}
        rowKey={(name) => name}
        columns={[
          {
            head: t.settings.what,
            cell: (name) => (
              <>
                {t.settings.names[name]}
                <span class="settings__does">{t.settings.does[name]}</span>
              </>
            ),
          },
          { head: t.settings.value, numeric: true, cell: (name) => of[name] },
          { head: t.settings.default, numeric: true, cell: (name) => defaults[name] },
        ]}
      />
      {changing ? (
        <Form
          of={of}
          onDone={(next) => {
            setChanging(false)
            onChange(next)
          }}
          onCancel={() => setChanging(false)}
        />
      ) : (
        <ButtonRow>
          <Button icon="edit" onClick={() => setChanging(true)}>
            {t.settings.change}
          </Button>
        </ButtonRow>
      )}
      {of.versions.length === 0 ? (
        <EmptyState title={t.settings.neverChanged} />
      ) : (
        <List title={t.settings.history}>
          {of.versions.map((version, at) => (
            <li key={version.version} class="settings__version">
              <p>
                <strong>{t.settings.version(version.version)}</strong> · {version.set_by} ·{' '}
                {formatDateTime(version.set_at, timeZone.value)}
              </p>
              <p>{changed(of.versions, at)}</p>
              <p>{t.settings.because(version.reason)}</p>
            </li>
          ))}
        </List>
      )}
    </>
  )
}

/** The district's thresholds: what each does, what it is, and how it came to be. */
export default function ThresholdsPage() {
  const loaded = useLoad((signal) => api.get<Settings>('/api/settings', signal), [])
  return (
    <Page title={t.settings.thresholds} back="/settings/district" width="wide">
      <Show of={loaded}>{(of) => <Loaded of={of} onChange={loaded.set} />}</Show>
      <OtherNumbers />
    </Page>
  )
}
