import { t } from '../i18n/index.ts'
import { Button, EmptyState } from '../kit/index.ts'
import { Page } from './page.tsx'

/** Stands in for a page whose chunk could not be fetched; reloading is the user's decision. */
export function LoadFailedPage() {
  return (
    <Page title={t.shell.loadFailed}>
      <EmptyState
        icon="offline"
        title={t.shell.loadFailed}
        action={
          <Button kind="primary" onClick={() => location.reload()}>
            {t.shell.reload}
          </Button>
        }
      >
        {t.shell.loadFailedHint}
      </EmptyState>
    </Page>
  )
}
