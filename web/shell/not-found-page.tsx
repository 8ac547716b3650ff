import { t } from '../i18n/index.ts'
import { Button, EmptyState } from '../kit/index.ts'
import { Page } from './page.tsx'

const goHome = () => (
  <Button kind="primary" href="/">
    {t.shell.goHome}
  </Button>
)

export function NotFoundPage() {
  return (
    <Page title={t.shell.notFound}>
      <EmptyState icon="search" title={t.shell.notFound} action={goHome()}>
        {t.shell.notFoundHint}
      </EmptyState>
    </Page>
  )
}

export function ForbiddenPage() {
  return (
    <Page title={t.shell.forbidden}>
      <EmptyState icon="shield" title={t.shell.forbidden} action={goHome()}>
        {t.shell.forbiddenHint}
      </EmptyState>
    </Page>
  )
}
