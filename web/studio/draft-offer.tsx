import { changesOf, rebase } from '../../src/studio/rules-changes.ts'
import { formatDateTime, t } from '../i18n/index.ts'
import { Button, ButtonRow, EmptyState } from '../kit/index.ts'
import { drafts, type PlanDraft } from './drafts.ts'
import type { Studio } from './store.ts'

/** Edits of an earlier visit that were not published: taken up again, even over a newer version, or given up. */
export function DraftOffer(props: { studio: Studio; draft: PlanDraft; onDecided: () => void }) {
  const { studio, draft, onDecided } = props
  const { value: version } = studio.base
  const stale = draft.base_version !== version.version
  const takeUp = () => {
    const mine = stale ? rebase(draft.base, draft.document, version.document).document : draft.document
    studio.restart(version, mine)
    onDecided()
  }
  const giveUp = () => {
    void drafts.drop(studio.market.id).catch(() => undefined)
    onDecided()
  }
  const count = changesOf(draft.base, draft.document).count
  return (
    <EmptyState
      icon="edit"
      title={t.studio.draftFound(count)}
      action={
        <ButtonRow>
          <Button onClick={giveUp}>{t.studio.draftDrop}</Button>
          <Button kind="primary" onClick={takeUp}>
            {t.studio.draftTake}
          </Button>
        </ButtonRow>
      }
    >
      {t.studio.draftSaved(formatDateTime(draft.saved_at, studio.market.time_zone))}
      {stale && ` ${t.studio.draftStale(version.version)}`}
    </EmptyState>
  )
}
