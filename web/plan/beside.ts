/** What is larger is no stall plan but a whole city, and told before a byte is read. */
export const mostFileBytes = 64 * 1024 * 1024

type Answer<Value> = { value: Value } | { failed: string }

/** What a Worker does of a question; tests pass their own. */
export type Asked<Value> = Pick<Worker, 'postMessage' | 'terminate'> & {
  onmessage: ((event: MessageEvent<Answer<Value>>) => void) | null
  onerror: ((event: ErrorEvent) => void) | null
}

/** One question to a worker made for it, which ends with its answer, or when it is no longer wanted (AbortError). */
export function askBeside<Value>(worker: Asked<Value>, question: unknown, signal?: AbortSignal): Promise<Value> {
  return new Promise<Value>((resolve, reject) => {
    worker.onmessage = ({ data }) => ('value' in data ? resolve(data.value) : reject(new Error(data.failed)))
    worker.onerror = (event) => reject(new Error(event.message))
    signal?.addEventListener('abort', () => reject(new DOMException('', 'AbortError')), { once: true })
    worker.postMessage(question)
  }).finally(() => worker.terminate())
}

/** The worker's side of it: answers with what `work` makes of the question, or that it failed, as when a file is gone. */
export function answerBeside<Question, Value>(work: (question: Question) => Promise<Value>) {
  addEventListener('message', ({ data }: MessageEvent<Question>) => {
    work(data).then(
      (value) => postMessage({ value }),
      (error: unknown) => postMessage({ failed: String(error) }),
    )
  })
}
