import type { DocumentState } from '../../src/documents/rules-kinds.ts'
import { t } from '../i18n/index.ts'
import { StatusMark } from '../kit/index.ts'

/** Whether a document stands, as a mark. */
export function Standing({ state }: { state: DocumentState }) {
  return <StatusMark tone={state === 'stands' ? 'good' : 'attention'} word={t.documents.state[state]} />
}
