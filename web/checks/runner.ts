import { signal, type ReadonlySignal } from '@preact/signals'
import type { CheckSettings } from '../../src/checks/rules-kinds.ts'
import type { PlanCheck } from '../../src/checks/schema.ts'
import type { PlanDocument } from '../../src/plan/schema.ts'
import type { MarketPlace } from '../../src/studio/rules-order.ts'
import type { CheckAnswer, CheckRequest } from './worker.ts'

/** Checks a plan beside the page as it changes; only what the latest plan has wrong with it is told. */
export interface CheckRunner {
  found: ReadonlySignal<readonly PlanCheck[]>
  /** How far the run under way is, 0 to 1; null while none is. */
  progress: ReadonlySignal<number | null>
  check(document: PlanDocument, place: MarketPlace, settings: CheckSettings): void
  stop(): void
}

/** What a Worker does of it; tests pass their own. */
export type CheckWorker = Pick<Worker, 'postMessage' | 'terminate'> & {
  onmessage: ((event: MessageEvent<CheckAnswer>) => void) | null
}

const newWorker = (): CheckWorker => new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' })

/** Starts a worker when the first plan is to be checked. A plan that comes while one is checked ends that run. */
export function createCheckRunner(makeWorker: () => CheckWorker = newWorker): CheckRunner {
  const found = signal<readonly PlanCheck[]>([])
  const progress = signal<number | null>(null)
  let worker: CheckWorker | null = null
  let run = 0

  function start(): CheckWorker {
    const started = makeWorker()
    started.onmessage = ({ data }) => {
      if (data.run !== run) return
      if ('found' in data) {
        found.value = data.found
        progress.value = null
      } else progress.value = data.done / data.of
    }
    return started
  }

  return {
    found,
    progress,
    check(document, place, settings) {
      if (progress.value !== null) {
        worker?.terminate()
        worker = null
      }
      worker ??= start()
      progress.value = 0
      const request: CheckRequest = { run: ++run, document, place, settings }
      worker.postMessage(request)
    },
    stop() {
      worker?.terminate()
      worker = null
      run++
      progress.value = null
    },
  }
}
