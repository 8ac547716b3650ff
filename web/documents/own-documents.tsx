import type { DocumentList } from '../../src/documents/schema.ts'
import { api } from '../api.ts'
import { t } from '../i18n/index.ts'
import { List, useLoad } from '../kit/index.ts'
import { DocumentCells } from './document-cells.tsx'

/** The papers that concern the vendor who is signed in; nothing is shown where there are none. */
export function OwnDocuments() {
  const { data } = useLoad((signal) => api.get<DocumentList>('/api/own/documents', signal), [])
  if (!data || data.documents.length === 0) return null
  return (
    <List title={t.documents.title}>
      <DocumentCells documents={data.documents} />
    </List>
  )
}
