import './ratio.css'
import { useRoute } from 'preact-iso'
import type { Snapshot } from '../../src/ratio/schema-snapshots.ts'
import { api, withQuery } from '../api.ts'
import { t } from '../i18n/index.ts'
import { Show, useLoad } from '../kit/index.ts'
import { PrintButton } from '../print/print-button.tsx'
import { Page } from '../shell/page.tsx'
import { Differences } from './snapshot-differences.tsx'
import { Locked } from './snapshot-figure.tsx'
import { Kept } from './snapshot-kept.tsx'

/** A locked month: what it was, what it would be today and why, and what stood beside it. */
export default function SnapshotPage() {
  const { params } = useRoute()
  const id = params['snapshot'] ?? ''
  const snapshot = useLoad((signal) => api.get<Snapshot>(`/api/ratio/snapshots/${id}`, signal), [id])
  return (
    <Page
      title={t.snapshots.one}
      back={withQuery('/ratio/snapshots', { market: snapshot.data?.market ?? undefined })}
      width="wide"
      actions={<PrintButton />}
    >
      <div class="ratio">
        <Show of={snapshot}>
          {(shown) => (
            <>
              <Locked of={shown} />
              <Differences of={shown} />
              <Kept of={shown} />
            </>
          )}
        </Show>
      </div>
    </Page>
  )
}
