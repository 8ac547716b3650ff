/**
 * The only way to the server: `api.get<Me>('/api/me', signal)`, the answer's type being one of src/<feature>/schema.ts.
 * Throws an ApiProblem whose `code` has a sentence in every language (`problemSentence`, or kit's ErrorState); an aborted
 * request rejects with AbortError.
 */
import type { ProblemCode, ProblemDetail } from '../src/problems.ts'
import { sentenceFor } from './i18n/index.ts'

export type ApiCode = ProblemCode | 'network' | 'unexpected_answer' | 'not_kept' | 'photo_gone'

/** A refusal. `network`: nothing came back; `unexpected_answer`: something did, but not from this system;
 * `not_kept`: this phone could not keep it; `photo_gone`: its browser cleared a photo before it was sent. */
export class ApiProblem extends Error {
  readonly code: ApiCode
  readonly status: number
  readonly detail: ProblemDetail | undefined

  constructor(code: ApiCode, status: number, detail?: ProblemDetail) {
    super(code)
    this.name = 'ApiProblem'
    this.code = code
    this.status = status
    this.detail = detail
  }
}

const patienceMs = 20_000

/**
 * fetch that throws an ApiProblem unless it answers 2xx, after at most 20 s or `patience_ms`; for bytes that are no JSON.
 * AbortSignal.any and .timeout are missing on the older phones of vendors.
 */
export async function apiFetch(
  input: RequestInfo | URL,
  { patience_ms = patienceMs, ...init }: RequestInit & { patience_ms?: number } = {},
): Promise<Response> {
  const abort = new AbortController()
  const giveUp = () => abort.abort()
  const timer = setTimeout(giveUp, patience_ms)
  init.signal?.addEventListener('abort', giveUp, { once: true })
  if (init.signal?.aborted) giveUp()
  try {
    const response = await fetch(input, { credentials: 'same-origin', ...init, signal: abort.signal })
    if (!response.ok) throw await problemOf(response)
    return response
  } catch (error) {
    if (error instanceof ApiProblem || init.signal?.aborted) throw error
    throw new ApiProblem('network', 0)
  } finally {
    clearTimeout(timer)
    init.signal?.removeEventListener('abort', giveUp)
  }
}

async function problemOf(response: Response) {
  if (response.headers.get('content-type')?.startsWith('application/problem+json')) {
    const body = (await response.json().catch(() => null)) as { code?: ApiCode; detail?: ProblemDetail } | null
    if (body?.code) {
      await sentenceFor(body.code)
      return new ApiProblem(body.code, response.status, body.detail)
    }
  }
  return new ApiProblem('unexpected_answer', response.status)
}

async function jsonOf<T>(response: Response): Promise<T> {
  // A page that asks to sign in to the Wi-Fi says 200 too.
  if (!response.headers.get('content-type')?.includes('json')) {
    throw new ApiProblem('unexpected_answer', response.status)
  }
  return response.json().catch((error: unknown) => {
    if (error instanceof DOMException) throw error
    throw new ApiProblem(error instanceof SyntaxError ? 'unexpected_answer' : 'network', response.status)
  }) as Promise<T>
}

async function call<T>(
  method: string,
  path: string,
  body: unknown,
  signal?: AbortSignal,
  more: Record<string, string> = {},
): Promise<T> {
  const headers: Record<string, string> = { accept: 'application/json', ...more }
  const init: RequestInit = { method, headers }
  if (body !== undefined) {
    init.body = JSON.stringify(body)
    headers['content-type'] = 'application/json'
  }
  if (signal) init.signal = signal
  const response = await apiFetch(path, init)
  return response.status === 204 ? (undefined as T) : jsonOf<T>(response)
}

/** Says whose request it is, so that it is nobody's once somebody else has signed in on this phone. */
export const asPerson = (person: string): Record<string, string> => ({ 'x-person': person })

export const api = {
  get: <T>(path: string, signal?: AbortSignal) => call<T>('GET', path, undefined, signal),
  post: <T>(path: string, body: unknown = {}, signal?: AbortSignal, headers?: Record<string, string>) =>
    call<T>('POST', path, body, signal, headers),
  put: <T>(path: string, body: unknown, signal?: AbortSignal, headers?: Record<string, string>) =>
    call<T>('PUT', path, body, signal, headers),
  delete: <T>(path: string) => call<T>('DELETE', path, undefined),
}

/** `/api/vendors?after=…&limit=20` from a path and the parameters that are set. */
export function withQuery(path: string, query: Record<string, string | number | boolean | null | undefined>) {
  const set = new URLSearchParams()
  for (const [key, value] of Object.entries(query)) {
    if (value !== null && value !== undefined && value !== '') set.set(key, String(value))
  }
  return set.size ? `${path}?${set.toString()}` : path
}
