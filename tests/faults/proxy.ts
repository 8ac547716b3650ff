import { createServer, request, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

/** What becomes of one request on its way between phone and office. */
export type Fate =
  | { kind: 'pass'; after_ms?: number }
  /** Lost before the office hears of it. */
  | { kind: 'drop' }
  /** The connection breaks in the middle of what the phone sends. */
  | { kind: 'cut_request' }
  /** The office did what was asked, and its answer is lost; `then` runs in between. */
  | { kind: 'lose_answer'; then?: () => void }
  /** The connection breaks in the middle of the office's answer. */
  | { kind: 'cut_answer' }
  /** Somebody else answers: a hotel's Wi-Fi, an overloaded gateway. */
  | { kind: 'answer'; status: number; headers?: Record<string, string>; body: string }
  /** The office refuses the records at these addresses, be they alone or among others, which it takes. */
  | { kind: 'refuse'; paths: readonly string[]; status: number; body: object }

/** `sent` is what the phone says, as text. */
export type Rule = (method: string, path: string, sent: string) => Fate

/** A run of records that come in one request. */
interface Run {
  entries: { path: string }[]
}
export const isRun = (method: string, path: string) => method === 'POST' && path === '/api/outbox'

/** The addresses of the records in a request: its own, or those of its entries. */
export const recordsIn: (...request: Parameters<Rule>) => string[] = (method, path, sent) =>
  isRun(method, path)
    ? (JSON.parse(sent) as Run).entries.map((entry) => entry.path)
    : method === 'PUT' && path.startsWith('/api/markets/')
      ? [path]
      : []

const pass: Rule = () => ({ kind: 'pass' })

/** A connection that can be made as bad as connections get. `office` is where it leads, which may change. */
export async function openProxy(office: () => number) {
  let rule = pass

  function forward(
    incoming: IncomingMessage,
    body: Buffer,
    answered: (answer: IncomingMessage, whole: Buffer) => void,
    failed: () => void,
  ) {
    const outgoing = request(
      { host: '127.0.0.1', port: office(), method: incoming.method, path: incoming.url, headers: incoming.headers },
      (answer) => {
        const chunks: Buffer[] = []
        answer.on('data', (chunk: Buffer) => chunks.push(chunk))
        answer.on('end', () => answered(answer, Buffer.concat(chunks)))
        answer.on('error', failed)
      },
    )
    outgoing.on('error', failed)
    outgoing.end(body)
  }

  /** The office hears half of it, and then nothing more. */
  function forwardHalf({ method, url: path, headers }: IncomingMessage, sent: Buffer, cut: () => void) {
    const outgoing = request({ host: '127.0.0.1', port: office(), method, path, headers })
    outgoing.on('error', cut)
    outgoing.write(sent.subarray(0, sent.length / 2), () => outgoing.destroy(new Error('cut')))
  }

  /** The office answers what is left of a request, with a refusal for what was taken out of it. */
  function refuse(
    incoming: IncomingMessage,
    outgoing: ServerResponse,
    asked: Parameters<Rule>,
    { paths, status, body }: Extract<Fate, { kind: 'refuse' }>,
    cut: () => void,
  ) {
    const say = (code: number, type: string, words: object) => {
      outgoing.writeHead(code, { 'content-type': type })
      outgoing.end(JSON.stringify(words))
    }
    if (!isRun(asked[0], asked[1])) return say(status, 'application/problem+json', body)
    const { entries } = JSON.parse(asked[2]) as Run
    const left = Buffer.from(JSON.stringify({ entries: entries.filter(({ path }) => !paths.includes(path)) }))
    incoming.headers['content-length'] = String(left.length)
    forward(
      incoming,
      left,
      (_, whole) => {
        const { answers = [] } = JSON.parse(whole.toString()) as { answers?: object[] }
        const rest = [...answers]
        const all = entries.map(({ path }) => (paths.includes(path) ? { status, body } : rest.shift()))
        say(200, 'application/json', { answers: all })
      },
      cut,
    )
  }

  async function handle(incoming: IncomingMessage, outgoing: ServerResponse) {
    const cut = () => incoming.socket.destroy()
    const chunks: Buffer[] = []
    for await (const chunk of incoming) chunks.push(chunk as Buffer)
    const sent = Buffer.concat(chunks)
    const asked: Parameters<Rule> = [incoming.method ?? 'GET', incoming.url ?? '/', sent.toString()]
    const fate = rule(...asked)
    if (fate.kind === 'drop') return cut()
    if (fate.kind === 'cut_request') return forwardHalf(incoming, sent, cut)
    if (fate.kind === 'answer') {
      outgoing.writeHead(fate.status, fate.headers ?? { 'content-type': 'text/html' })
      return outgoing.end(fate.body)
    }
    if (fate.kind === 'refuse') return refuse(incoming, outgoing, asked, fate, cut)
    if (fate.kind === 'pass' && fate.after_ms) await new Promise((resolve) => setTimeout(resolve, fate.after_ms))
    forward(
      incoming,
      sent,
      (answer, whole) => {
        if (fate.kind === 'lose_answer') {
          fate.then?.()
          return cut()
        }
        outgoing.writeHead(answer.statusCode ?? 502, answer.headers)
        if (fate.kind === 'cut_answer') outgoing.write(whole.subarray(0, whole.length / 2), cut)
        else outgoing.end(whole)
      },
      cut,
    )
  }

  // A live stream never ends, so it would never be forwarded whole: phones do without it here.
  const server = createServer((incoming, outgoing) => {
    if (incoming.url?.startsWith('/api/') && /\/live(\?|$)/.test(incoming.url))
      return void outgoing.writeHead(503).end()
    handle(incoming, outgoing).catch(() => incoming.socket.destroy())
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    port: (server.address() as AddressInfo).port,
    /** From now on; nothing is bad again after `heal`. */
    rule: (next: Rule) => void (rule = next),
    heal: () => void (rule = pass),
    close: () => {
      server.close()
      server.closeAllConnections()
    },
  }
}
export type Proxy = Awaited<ReturnType<typeof openProxy>>
