import './ask.css'
import { useLocation, useRoute } from 'preact-iso'
import { useEffect, useState } from 'preact/hooks'
import { askKinds, entryKinds } from '../../src/ask/rules-kinds.ts'
import type { SavedView } from '../../src/ask/schema-views.ts'
import { withQuery } from '../api.ts'
import { t } from '../i18n/index.ts'
import { Cell, List, SearchBox } from '../kit/index.ts'
import { useHere } from '../shell/here.ts'
import { Page } from '../shell/page.tsx'
import { FoundHits } from './search.tsx'
import { useViews, ViewDialog, Views } from './views.tsx'

/** A search begins so long after the last letter. */
const pause_ms = 300

/** Ask anything: one box for everything that has words, the lists, and the views somebody saved. */
export default function AskPage() {
  const { query } = useRoute()
  const { route } = useLocation()
  const here = useHere()
  const { q = '' } = query
  const kind = entryKinds.find((each) => each === query['kind']) ?? ''
  const [typed, setTyped] = useState(q)
  const [edited, setEdited] = useState<SavedView | null>(null)
  const views = useViews()
  const wanted = typed.trim().slice(0, 60)
  // Another address brings its own words; the one this box asked for leaves them, with the space somebody goes on after.
  const [seen, setSeen] = useState(q)
  if (seen !== q) {
    setSeen(q)
    if (wanted !== q) setTyped(q)
  }
  useEffect(() => {
    if (wanted === q) return
    const timer = setTimeout(() => here() && route(withQuery('/ask', { q: wanted }), true), pause_ms)
    return () => clearTimeout(timer)
  }, [wanted, q])
  const all = views.data?.views ?? []
  return (
    <Page title={t.ask.title} back="/me">
      <div class="ask">
        <SearchBox
          label={t.ask.searchLabel}
          value={typed}
          onInput={setTyped}
          onSubmit={() => route(withQuery('/ask', { q: wanted }), true)}
        />
        {q === '' ? (
          <>
            <p class="ask__hint">{t.ask.searchHint}</p>
            <List title={t.ask.lists}>
              {askKinds.map((each) => (
                <Cell key={each} title={t.ask.kinds[each]} description={t.ask.kindHints[each]} href={`/ask/${each}`} />
              ))}
            </List>
            {all.length > 0 && <Views views={all} onEdit={setEdited} />}
          </>
        ) : (
          <FoundHits q={q} kind={kind} onKind={(next) => route(withQuery('/ask', { q, kind: next }))} />
        )}
      </div>
      <ViewDialog view={edited} isNew={false} onSaved={views.set} onClose={() => setEdited(null)} />
    </Page>
  )
}
