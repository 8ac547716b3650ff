import { useRoute } from 'preact-iso'
import type { DocumentState } from '../../src/documents/rules-kinds.ts'
import type { DocumentCheck } from '../../src/documents/schema.ts'
import { api, ApiProblem } from '../api.ts'
import { formatDay, localName, t } from '../i18n/index.ts'
import { DefinitionList, Icon, Show, useLoad } from '../kit/index.ts'
import { Page } from '../shell/page.tsx'
import './check-page.css'

function verdict(state: DocumentState) {
  const words = t.documents.check
  switch (state) {
    case 'stands':
      return { tone: 'good', icon: 'check', title: words.real, hint: null } as const
    case 'corrected':
      return { tone: 'attention', icon: 'alert', title: words.corrected, hint: words.correctedHint } as const
    case 'replaced':
      return { tone: 'attention', icon: 'alert', title: words.realNot, hint: words.replacedHint } as const
    case 'set_aside':
      return { tone: 'attention', icon: 'alert', title: words.realNot, hint: words.setAsideHint } as const
  }
}

function Verdict({ found }: { found: DocumentCheck | null }) {
  const words = t.documents.check
  const said =
    found === null
      ? ({ tone: 'attention', icon: 'alert', title: words.unknown, hint: words.unknownHint } as const)
      : verdict(found.state)
  return (
    <div class="check">
      <p class={`check__verdict check__verdict_${said.tone}`} role="status">
        <Icon name={said.icon} />
        {said.title}
      </p>
      {said.hint !== null && <p class="check__hint">{said.hint}</p>}
      {found !== null && (
        <>
          <DefinitionList
            items={[
              [words.kind, localName({ name: found.title, name_en: found.title_en })],
              [words.number, found.number],
              [words.date, formatDay(found.issued_on)],
              [words.market, localName(found.market)],
            ]}
          />
          <p class="check__hint">{words.compare}</p>
        </>
      )}
      <p class="check__hint">{words.privacy}</p>
    </div>
  )
}

/** Whoever holds a document learns from its QR code whether it is genuine and stands: /check/:code. */
export default function CheckPage() {
  const code = useRoute().params['code'] ?? ''
  const found = useLoad(
    async (signal) => {
      const answer = api.get<DocumentCheck>(`/api/documents/check/${encodeURIComponent(code)}`, signal)
      return { found: await answer.catch(unknown) }
    },
    [code],
  )
  return (
    <Page title={t.documents.check.title}>
      <Show of={found}>{(known) => <Verdict {...known} />}</Show>
    </Page>
  )
}

/** A code that nobody issued is an answer, not a failure; so is one in no code's form. */
function unknown(error: unknown): null {
  if (error instanceof ApiProblem && (error.code === 'not_found' || error.code === 'invalid_request')) return null
  throw error
}
