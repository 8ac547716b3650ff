import type { PromptLine } from '../../src/prompts/schema.ts'
import { t } from '../i18n/index.ts'
import { StatusMark } from '../kit/index.ts'

/** Open, or what it was found to be. */
export const OutcomeMark = ({ outcome }: Pick<PromptLine, 'outcome'>) =>
  outcome === null ? (
    <StatusMark tone="info" word={t.prompts.open} />
  ) : (
    <StatusMark tone="plain" icon="check" word={t.prompts.answers[outcome]} />
  )
