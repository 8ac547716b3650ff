import { Component, type ComponentChildren } from 'preact'
import { t } from '../i18n/index.ts'
import { Button, EmptyState } from '../kit/index.ts'
import { Page } from './page.tsx'

interface BoundaryProps {
  /** Another value (the URL) forgets the fault: leaving a broken page must always work. */
  resetKey: string
  children: ComponentChildren
}

/** Keeps the fault of one page from taking the whole app away. */
export class Boundary extends Component<BoundaryProps, { failed: boolean }> {
  override state = { failed: false }

  static override getDerivedStateFromError() {
    return { failed: true }
  }

  override componentDidCatch(error: unknown) {
    console.error(error)
  }

  override componentDidUpdate(before: BoundaryProps) {
    if (this.state.failed && before.resetKey !== this.props.resetKey) this.setState({ failed: false })
  }

  render() {
    if (!this.state.failed) return this.props.children
    return (
      <Page title={t.shell.pageBroken}>
        <EmptyState
          icon="alert"
          title={t.shell.pageBroken}
          action={
            <Button kind="primary" onClick={() => this.setState({ failed: false })}>
              {t.kit.retry}
            </Button>
          }
        >
          {t.shell.pageBrokenHint}
        </EmptyState>
      </Page>
    )
  }
}
