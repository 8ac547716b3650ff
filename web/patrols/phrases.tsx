import { t } from '../i18n/index.ts'
import { lastChoice, rememberChoice } from './store.ts'
import './phrases.css'

const most = 6

/** The kinds of note that have phrases of their own. */
export type PhraseKind = 'finding' | 'handOver'

/** Remembers what somebody wrote themself on this phone, newest first, to be offered again. */
export function rememberPhrase(kind: PhraseKind, words: string): void {
  const own = words.trim()
  if (own === '' || own.length > 40 || t.patrols.phrases[kind].includes(own)) return
  const before = lastChoice<string[]>(`phrases-${kind}`) ?? []
  rememberChoice(`phrases-${kind}`, [own, ...before.filter((each) => each !== own)].slice(0, most))
}

/** Sentences that a tap adds to a note: cold hands type badly. One that is in it already, a second tap takes out. */
export function Phrases({
  kind,
  value,
  onChange,
}: {
  kind: PhraseKind
  value: string
  onChange: (note: string) => void
}) {
  const offered = [...(lastChoice<string[]>(`phrases-${kind}`) ?? []), ...t.patrols.phrases[kind]]
  return (
    <div class="phrases" role="group" aria-label={t.patrols.phrases.title}>
      {offered.map((phrase) => {
        const said = value.includes(phrase)
        return (
          <button
            key={phrase}
            type="button"
            class="phrases__one"
            aria-pressed={said}
            onClick={() => onChange(said ? value.replace(phrase, '').trim() : `${value.trim()} ${phrase}`.trim())}
          >
            {phrase}
          </button>
        )
      })}
    </div>
  )
}
