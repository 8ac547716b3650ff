import { useState } from 'preact/hooks'
import { patterns, type Pattern } from '../../src/prompts/rules-kinds.ts'
import { defaultNumbers, numberNames, numbersOf, ranges } from '../../src/prompts/rules-settings.ts'
import type { PromptSettings } from '../../src/prompts/schema-settings.ts'
import { api } from '../api.ts'
import { formatDateTime, t } from '../i18n/index.ts'
import { sentences } from '../i18n/punctuation.ts'
import { Button, ButtonRow, Cell, EmptyState, List, Show, StatusMark, Table, useLoad } from '../kit/index.ts'
import { Page } from '../shell/page.tsx'
import { timeZone } from '../shell/who.ts'
import './prompts.css'
import { SettingsForm } from './settings-form.tsx'
import { howWords, rateWords } from './words.ts'

/** What a pattern is looked for by, and how often that alarms for nothing. */
function OnePattern({ pattern, of }: { pattern: Pattern; of: PromptSettings }) {
  const words = t.prompts.settings
  const own = numbersOf(pattern)
  const off = of.off.includes(pattern)
  const rate = sentences([rateWords(pattern, of.numbers), howWords(pattern) ?? ''])
  return (
    <section class="thresholds__pattern" aria-labelledby={`of-${pattern}`}>
      <h2 id={`of-${pattern}`}>{t.prompts.patterns[pattern]}</h2>
      <StatusMark tone={off ? 'plain' : 'info'} icon={off ? 'close' : 'check'} word={off ? words.off : words.on} />
      <p class="thresholds__rate">{rate}</p>
      {own.length > 0 && (
        <Table
          caption={words.of(t.prompts.patterns[pattern])}
          rows={own}
          rowKey={(name) => name}
          columns={[
            {
              head: words.what,
              cell: (name) => (
                <>
                  {t.prompts.numbers[name]}
                  <span class="thresholds__does">{t.prompts.does[name]}</span>
                </>
              ),
            },
            { head: words.now, numeric: true, cell: (name) => of.numbers[name] },
            { head: words.normally, numeric: true, cell: (name) => ranges[name].normally },
          ]}
        />
      )}
    </section>
  )
}

/** What a version changed against the one before it. */
function changed(versions: PromptSettings['versions'], at: number): string {
  const { settings, patterns: names, numbers: called } = t.prompts
  const is = versions[at]
  if (!is) return settings.same
  const was = versions[at + 1] ?? { off: [] as Pattern[], numbers: defaultNumbers }
  const switched = patterns.flatMap((pattern) => {
    const off = is.off.includes(pattern)
    return off === was.off.includes(pattern) ? [] : [settings.switched(names[pattern], off)]
  })
  const set = numberNames.flatMap((name) => {
    const [before, now] = [was.numbers[name], is.numbers[name]]
    return before === now ? [] : [settings.from(names[ranges[name].of], called[name], before, now)]
  })
  return [...switched, ...set].join('；') || settings.same
}

function Loaded({ of, onChange }: { of: PromptSettings; onChange: (next: PromptSettings) => void }) {
  const words = t.prompts.settings
  const [changing, setChanging] = useState(false)
  if (changing) {
    const done = (next: PromptSettings) => {
      setChanging(false)
      onChange(next)
    }
    return (
      <section aria-labelledby="change">
        <h2 id="change" class="thresholds__change">
          {words.change}
        </h2>
        <SettingsForm of={of} onDone={done} onCancel={() => setChanging(false)} />
      </section>
    )
  }
  return (
    <>
      <p class="prompts__about">
        {sentences([words.about, of.version === 0 ? words.asDefault : words.inForce(of.version)])}
      </p>
      <ButtonRow>
        <Button icon="edit" onClick={() => setChanging(true)}>
          {words.change}
        </Button>
      </ButtonRow>
      {patterns.map((pattern) => (
        <OnePattern key={pattern} pattern={pattern} of={of} />
      ))}
      <List>
        <Cell icon="settings" title={words.seconds} description={words.secondsHint} href="/settings/thresholds" />
      </List>
      {of.versions.length === 0 ? (
        <EmptyState title={words.neverChanged} />
      ) : (
        <List title={words.history}>
          {of.versions.map((version, at) => (
            <li key={version.version} class="thresholds__version">
              <p>
                <strong>{words.version(version.version)}</strong> · {version.set_by} ·{' '}
                {formatDateTime(version.set_at, timeZone.value)}
              </p>
              <p>{changed(of.versions, at)}</p>
              <p>{words.because(version.reason)}</p>
            </li>
          ))}
        </List>
      )}
    </>
  )
}

/** By which thresholds patterns are looked for: what each does, what it is, the false alarms it brings, and how it came to be. */
export default function PromptSettingsPage() {
  const loaded = useLoad((signal) => api.get<PromptSettings>('/api/prompts/settings', signal), [])
  return (
    <Page title={t.prompts.settings.title} back="/prompts" width="wide">
      <div class="thresholds">
        <Show of={loaded}>{(of) => <Loaded of={of} onChange={loaded.set} />}</Show>
      </div>
    </Page>
  )
}
