import type { PlanCheck } from '../../src/checks/schema.ts'
import { t } from '../i18n/index.ts'
import { Button, StatusMark } from '../kit/index.ts'
import './checks.css'
import { checkSentence } from './words.ts'

/** More than this nobody reads; the rest follows once these are mended. */
const mostShown = 100

interface CheckListProps {
  found: readonly PlanCheck[]
  /** A stall's number by its id. */
  label: (stall: string) => string
  /** Index of the one looked at; null is none. */
  current?: number | null
  onFocus?: (index: number) => void
}

/** How many errors and warnings there are, as a mark in words. */
export function CheckVerdict({ found }: { found: readonly PlanCheck[] }) {
  const errors = found.filter(({ level }) => level === 'error').length
  const tone = errors > 0 ? 'danger' : found.length > 0 ? 'attention' : 'good'
  return <StatusMark tone={tone} word={t.checks.verdict(errors, found.length - errors)} />
}

/** What the checks found, errors first; with `onFocus` each is a button that leads to the place, and there is a next one. */
export function CheckList({ found, label, current = null, onFocus }: CheckListProps) {
  const shown = found.slice(0, mostShown)
  return (
    <div class="check-list">
      {onFocus !== undefined && found.length > 0 && (
        <Button size="small" icon="next" onClick={() => onFocus(current === null ? 0 : (current + 1) % shown.length)}>
          {t.checks.next}
        </Button>
      )}
      <ul class="weui-cells" role="list">
        {shown.map((check, index) => {
          const sentence = (
            <>
              <StatusMark
                tone={check.level === 'error' ? 'danger' : 'attention'}
                word={check.level === 'error' ? t.checks.error : t.checks.warning}
              />
              <span class="weui-cell__bd">{checkSentence(check, label)}</span>
            </>
          )
          return (
            <li key={`${check.check} ${check.stalls.join(' ')} ${check.feature ?? ''}`}>
              {onFocus === undefined ? (
                <div class="weui-cell">{sentence}</div>
              ) : (
                <button
                  type="button"
                  class={`weui-cell cell_active ${index === current ? 'cell_current' : ''}`}
                  aria-current={index === current ? 'true' : undefined}
                  onClick={() => onFocus(index)}
                >
                  {sentence}
                </button>
              )}
            </li>
          )
        })}
      </ul>
      {found.length > mostShown && <p class="weui-cells__tips">{t.checks.more(found.length - mostShown)}</p>}
    </div>
  )
}
