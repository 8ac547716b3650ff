/** What a Worker does of a question; tests pass their own. */
export type Asked<Answer> = Pick<Worker, 'postMessage' | 'terminate'> & {
  onmessage: ((event: MessageEvent<Answer>) => void) | null
  onerror: ((event: ErrorEvent) => void) | null
}

/** One question to a worker made for it, which ends with its answer, or when it is no longer wanted (AbortError). */
export function askBeside<Answer>(worker: Asked<Answer>, question: unknown, signal?: AbortSignal): Promise<Answer> {
  return new Promise<Answer>((resolve, reject) => {
    worker.onmessage = ({ data }) => resolve(data)
    worker.onerror = (event) => reject(new Error(event.message))
    signal?.addEventListener('abort', () => reject(new DOMException('', 'AbortError')), { once: true })
    worker.postMessage(question)
  }).finally(() => worker.terminate())
}
