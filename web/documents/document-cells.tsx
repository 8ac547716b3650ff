import type { DocumentSummary } from '../../src/documents/schema.ts'
import { formatShortDateTime, localName } from '../i18n/index.ts'
import { Cell } from '../kit/index.ts'
import { Standing } from './standing.tsx'

/** A document's title, or a template's, in the language on screen. */
export const titleOf = ({ title, title_en }: { title: string; title_en: string }) =>
  localName({ name: title, name_en: title_en })

/** Documents as rows of a list, each leading to its paper. */
export function DocumentCells({ documents }: { documents: readonly DocumentSummary[] }) {
  return (
    <>
      {documents.map((one) => (
        <Cell
          key={one.id}
          title={titleOf(one)}
          description={`${one.number} · ${formatShortDateTime(one.issued_at, one.market.time_zone)}`}
          value={<Standing state={one.state} />}
          href={`/documents/${one.id}`}
        />
      ))}
    </>
  )
}
