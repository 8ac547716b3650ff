import { useState } from 'preact/hooks'
import { t } from '../i18n/index.ts'
import { Cell, EmptyState, List, SearchBox, type IconName } from '../kit/index.ts'
import { Page } from '../shell/page.tsx'

type Entry = keyof typeof t.settings.entries
const groups: readonly (readonly [
  group: keyof typeof t.settings.groups,
  entries: readonly [Entry, string, IconName][],
])[] = [
  [
    'people',
    [
      ['people', '/people', 'people'],
      ['roles', '/settings/roles', 'shield'],
      ['rosters', '/rosters', 'list'],
      ['certificates', '/certificates', 'record'],
      ['trainings', '/trainings', 'people'],
    ],
  ],
  [
    'rules',
    [
      ['calendar', '/calendar', 'list'],
      ['checklist', '/checklist', 'list'],
      ['ladder', '/ladder', 'list'],
      ['thresholds', '/settings/thresholds', 'settings'],
      ['prompts', '/prompts/settings', 'info'],
      ['points', '/points', 'list'],
      ['bases', '/legal-bases', 'record'],
      ['templates', '/documents/templates', 'record'],
      ['documents', '/documents/settings', 'settings'],
    ],
  ],
  [
    'log',
    [
      ['log', '/log', 'shield'],
      ['heads', '/log?view=heads', 'shield'],
    ],
  ],
]

/** Everything a supervisor may set for the district, grouped, and found by words. */
export default function DistrictPage() {
  const [query, setQuery] = useState('')
  const words = query.trim().toLowerCase()
  const found = groups.map(([group, entries]) => ({
    group,
    entries: entries.filter(([entry]) => {
      const { title, hint, also } = t.settings.entries[entry]
      return `${title} ${hint} ${also}`.toLowerCase().includes(words)
    }),
  }))
  const count = found.reduce((all, { entries }) => all + entries.length, 0)
  return (
    <Page title={t.settings.title} back="/me">
      <SearchBox label={t.settings.search} value={query} onInput={setQuery} found={t.settings.found(count)} />
      {count === 0 && <EmptyState title={t.settings.none}>{t.settings.noneHint}</EmptyState>}
      {found.map(
        ({ group, entries }) =>
          entries.length > 0 && (
            <List key={group} title={t.settings.groups[group]}>
              {entries.map(([entry, href, icon]) => (
                <Cell
                  key={entry}
                  icon={icon}
                  title={t.settings.entries[entry].title}
                  description={t.settings.entries[entry].hint}
                  href={href}
                />
              ))}
            </List>
          ),
      )}
    </Page>
  )
}
