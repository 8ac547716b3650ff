import type { ComponentChildren } from 'preact'
import { ApiProblem } from '../api.ts'
import { problemSentence } from '../i18n/problem.ts'
import { t } from '../i18n/index.ts'
import { Button } from './button.tsx'
import { Icon, type IconName } from './icon.tsx'

/** While something is fetched: grey lines and words, never a spinner alone. */
export function Loading({ words, lines = 3 }: { words?: string; lines?: number }) {
  return (
    <div class="loading" role="status">
      <p>{words ?? t.kit.loading}</p>
      {Array.from({ length: lines }, (_, line) => (
        <div key={line} class="loading__line" aria-hidden="true" />
      ))}
    </div>
  )
}

/** Nothing to show, why, and what one can do about it. */
export function EmptyState(props: {
  title?: string
  children?: ComponentChildren
  icon?: IconName
  action?: ComponentChildren
}) {
  return (
    <div class="empty">
      <Icon name={props.icon ?? 'record'} />
      <p class="empty__title">{props.title ?? t.kit.nothingYet}</p>
      {props.children !== undefined && <div class="empty__words">{props.children}</div>}
      {props.action}
    </div>
  )
}

/** Anything that was thrown, as a sentence with what to do; with `onRetry` a button that tries again. */
export function ErrorState({ problem, onRetry }: { problem: unknown; onRetry?: () => void }) {
  const signIn = problem instanceof ApiProblem && problem.code === 'sign_in_required'
  return (
    <div class="error" role="alert">
      <Icon name="alert" />
      <div class="error__words">
        <p class="error__title">{t.kit.failed}</p>
        <p>{problemSentence(problem)}</p>
      </div>
      {signIn ? (
        <Button size="small" href={`/sign-in?to=${encodeURIComponent(location.pathname + location.search)}`}>
          {t.kit.signInAgain}
        </Button>
      ) : (
        onRetry && (
          <Button size="small" onClick={onRetry}>
            {t.kit.retry}
          </Button>
        )
      )}
    </div>
  )
}

/** How far something is: a bar and the words that say it ("86 / 120 个摊位已查"). */
export function Progress({ value, max, words }: { value: number; max: number; words: string }) {
  return (
    <div class="progress">
      <progress value={value} max={max} aria-label={words} />
      <p>{words}</p>
    </div>
  )
}

/** Below a list that goes on. Says how many are shown; with `total`, out of how many. */
export function Pager(props: {
  shown: number
  total?: number
  hasMore: boolean
  busy?: boolean
  problem?: unknown
  onMore: () => void
}) {
  return (
    <div class="pager">
      {props.problem !== undefined && props.problem !== null && <ErrorState problem={props.problem} />}
      <p role="status">
        {props.total === undefined ? t.kit.shown(props.shown) : t.kit.shownOf(props.shown, props.total)}
      </p>
      {props.hasMore ? (
        <Button busy={props.busy ?? false} onClick={props.onMore}>
          {t.kit.more}
        </Button>
      ) : (
        <p>{t.kit.noMore}</p>
      )}
    </div>
  )
}
