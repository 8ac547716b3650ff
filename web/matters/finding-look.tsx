import type { Inspection } from '../../src/inspections/schema.ts'
import { api } from '../api.ts'
import { t } from '../i18n/index.ts'
import { Show, useLoad } from '../kit/index.ts'
import { PastPhotos } from '../inspections/past-photos.tsx'
import { can } from '../shell/who.ts'

/** The photos of a matter's finding, and the way to correct its record. */
export function FindingLook({ inspection, finding }: { inspection: string; finding: string }) {
  const look = useLoad((signal) => api.get<Inspection>(`/api/inspections/${inspection}`, signal), [inspection])
  return (
    <Show of={look}>
      {(known) => (
        <section class="matter__photos" aria-label={t.matters.photos}>
          <PastPhotos inspection={known} finding={known.findings.find(({ id }) => id === finding) ?? null} />
          {can('inspection.amend') && known.amended_by === null && (
            <p>
              <a href={`/inspections/${inspection}/correct`}>{t.matters.correction}</a>
            </p>
          )}
        </section>
      )}
    </Show>
  )
}
