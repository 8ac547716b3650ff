import { get, type ClientRequest } from 'node:http'
import { parentPort, workerData } from 'node:worker_threads'
import type { News } from '../../src/live/schema.ts'

/** What a thread full of consoles is told, and what it says. Times in milliseconds since 1970, as both threads have them. */
export interface Consoles {
  url: string
  cookie: string
  count: number
}
export interface Heard {
  /** By the event's number: when each console had it. */
  times: Map<number, number[]>
  /** Events that a console had twice, or not after the one before it in their chain. */
  wrong: number
}

const { url, cookie, count } = workerData as Consoles
const heard: Heard = { times: new Map(), wrong: 0 }
const open: ClientRequest[] = []

function take(message: string, last: Map<string | null, number>) {
  const at = performance.timeOrigin + performance.now()
  const data = message.split('\n').find((line) => line.startsWith('data: '))
  if (data === undefined || !message.includes('event: news')) return
  for (const { market, position, event } of JSON.parse(data.slice(6)) as News) {
    const before = last.get(market)
    if (before !== undefined && position !== before + 1) heard.wrong += 1
    last.set(market, position)
    const number = Number(event.body['number'])
    const times = heard.times.get(number)
    if (times) times.push(at)
    else heard.times.set(number, [at])
  }
}

/** Opens one console; resolves at its first message. */
function openConsole() {
  return new Promise<void>((resolve, reject) => {
    let text = ''
    const last = new Map<string | null, number>()
    const request = get(url, { headers: { cookie }, agent: false }, (response) => {
      if (response.statusCode !== 200) return reject(new Error(`answered ${response.statusCode}`))
      response.setEncoding('utf8')
      response.on('error', () => undefined)
      response.on('data', (chunk: string) => {
        text += chunk
        for (let end = text.indexOf('\n\n'); end >= 0; end = text.indexOf('\n\n')) {
          take(text.slice(0, end), last)
          text = text.slice(end + 2)
          resolve()
        }
      })
    })
    request.on('error', reject)
    open.push(request)
  })
}

for (let n = 0; n < count; n++) await openConsole()
parentPort?.postMessage('open')
parentPort?.once('message', () => {
  parentPort?.postMessage(heard)
  for (const request of open) request.destroy()
})
