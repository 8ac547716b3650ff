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
  /** Somebody else answers: a hotel's Wi-Fi, an overloaded gateway. */
  | { kind: 'answer'; status: number; headers?: Record<string, string>; body: string }

export type Rule = (method: string, path: string) => Fate

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

  async function handle(incoming: IncomingMessage, outgoing: ServerResponse) {
    const cut = () => incoming.socket.destroy()
    const fate = rule(incoming.method ?? 'GET', incoming.url ?? '/')
    if (fate.kind === 'drop') return cut()
    if (fate.kind === 'cut_request') {
      incoming.once('data', cut)
      return
    }
    const chunks: Buffer[] = []
    for await (const chunk of incoming) chunks.push(chunk as Buffer)
    if (fate.kind === 'answer') {
      outgoing.writeHead(fate.status, fate.headers ?? { 'content-type': 'text/html' })
      return outgoing.end(fate.body)
    }
    if (fate.kind === 'pass' && fate.after_ms) await new Promise((resolve) => setTimeout(resolve, fate.after_ms))
    forward(
      incoming,
      Buffer.concat(chunks),
      (answer, whole) => {
        if (fate.kind === 'lose_answer') {
          fate.then?.()
          return cut()
        }
        outgoing.writeHead(answer.statusCode ?? 502, answer.headers)
        outgoing.end(whole)
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
    base: `http://localhost:${(server.address() as AddressInfo).port}`,
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
