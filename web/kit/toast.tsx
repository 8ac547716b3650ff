import { signal } from '@preact/signals'
import { t } from '../i18n/index.ts'
import { Button } from './button.tsx'
import { Icon } from './icon.tsx'

interface Shown {
  text: string
  tone: 'done' | 'wrong' | 'plain'
  undo?: (() => void) | undefined
}

const shown = signal<Shown | null>(null)
let timer: ReturnType<typeof setTimeout> | undefined

function show(next: Shown, seconds: number) {
  clearTimeout(timer)
  shown.value = next
  timer = setTimeout(() => (shown.value = null), seconds * 1000)
}

/** Says for some seconds what just happened. Errors that need an answer belong in the page, not here. */
export const toast = (text: string, tone: Shown['tone'] = 'done') => show({ text, tone }, 4)

/** Says what was done and offers to take it back for ten seconds. */
export const undoable = (text: string, undo: () => void) => show({ text, tone: 'done', undo }, 10)

/** The one place where toasts appear; the shell renders it, so the live region exists before the first words. */
export function Toasts() {
  const now = shown.value
  return (
    <div class="toasts" role="status" aria-live="polite">
      {now && (
        <div class={`toast toast_${now.tone}`}>
          {now.tone !== 'plain' && <Icon name={now.tone === 'done' ? 'check' : 'alert'} />}
          <span>{now.text}</span>
          {now.undo && (
            <Button
              kind="text"
              size="small"
              onClick={() => {
                shown.value = null
                now.undo?.()
              }}
            >
              {t.kit.undo}
            </Button>
          )}
        </div>
      )}
    </div>
  )
}
