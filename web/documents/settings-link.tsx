import { t } from '../i18n/index.ts'
import { Cell } from '../kit/index.ts'

/** Where a supervisor finds the wording of documents and the authority's own words. */
export function SettingsLink() {
  const words = t.documents.templates
  return <Cell icon="edit" title={words.link} description={words.linkHint} href="/documents/settings" />
}
