import { useState } from 'preact/hooks'
import { tidy } from '../../src/shared/forms.ts'
import { t } from '../i18n/index.ts'
import { useFirstWrong } from './first-wrong.ts'

/**
 * The words that a form sends. Its button is never grey: pressed too early, it says at the field what is wrong and goes
 * there. `missing` is that sentence where there must be some; `max` counts UTF-16 units, as the office does.
 */
export function useWords<Form extends HTMLElement = HTMLElement>(typed: string, max: number, missing?: string) {
  const [attempts, setAttempts] = useState(0)
  const form = useFirstWrong<Form>(attempts)
  const words = tidy(typed)
  const over = words.length - max
  const wrong = over > 0 ? t.kit.charactersOver(over) : words === '' ? missing : undefined
  const whenGood = (send: () => void) => () => {
    setAttempts((before) => before + 1)
    if (wrong === undefined) send()
  }
  return { form, words, error: attempts > 0 ? wrong : undefined, whenGood }
}
