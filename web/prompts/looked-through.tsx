import { useEffect, useState } from 'preact/hooks'
import type { Evaluated, PromptOverview } from '../../src/prompts/schema.ts'
import { api } from '../api.ts'
import { formatCount, t } from '../i18n/index.ts'
import { ErrorState, Progress, useSubmit } from '../kit/index.ts'

/** Has the evenings looked through that are over and were not yet, some at a time, and says how far it is. */
export function LookedThrough({ overview, onDone }: { overview: PromptOverview; onDone: () => void }) {
  const [far, setFar] = useState<{ done: number; made: number; ended: boolean }>({ done: 0, made: 0, ended: false })
  const all = overview.waiting
  const looking = useSubmit(async () => {
    let [done, made, left] = [0, 0, all]
    while (left > 0) {
      const step = await api.post<Evaluated>('/api/prompts/evaluate')
      done += step.done
      made += step.made
      left = step.left
      setFar({ done, made, ended: left === 0 })
    }
    onDone()
  })
  useEffect(() => {
    if (all > 0 && !far.ended) looking.submit()
  }, [all])
  if (looking.problem !== undefined) return <ErrorState problem={looking.problem} onRetry={looking.submit} />
  if (far.ended)
    return (
      <p class="prompts__progress" role="status">
        {t.prompts.lookedThrough(far.made)}
      </p>
    )
  if (all === 0) return null
  return (
    <div class="prompts__progress" role="status">
      <Progress value={far.done} max={all} words={t.prompts.looking(formatCount(far.done), formatCount(all))} />
    </div>
  )
}
