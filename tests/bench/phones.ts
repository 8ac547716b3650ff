import { Agent, request } from 'node:http'
import { captureOf, type Beat } from './captures.ts'

/** The other side of the wire: a process of its own that logs inspections as so many phones would, a new one after each answer. */
export interface Order {
  origin: string
  beats: Beat[]
  /** Inspections per beat. */
  each: number
}
export interface Score {
  logged: number
  seconds: number
}

function put(agent: Agent, origin: string, path: string, cookie: string, body: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const headers = { cookie, 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) }
    const sent = request(`${origin}${path}`, { method: 'PUT', agent, headers }, (response) => {
      response.resume()
      response.on('end', () => resolve(response.statusCode ?? 0))
    })
    sent.on('error', reject)
    sent.end(body)
  })
}

async function phone(beat: Beat, origin: string, each: number): Promise<number> {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 })
  let logged = 0
  for (let step = 0; step < each; step++) {
    const stall = beat.stalls[step % beat.stalls.length]
    if (!stall) throw new Error('a beat without stalls')
    const capture = captureOf(beat, stall.id)
    const path = `/api/markets/${beat.market}/inspections/${capture.id}`
    const status = await put(agent, origin, path, beat.cookie, JSON.stringify(capture))
    if (status !== 201) throw new Error(`answered ${status}`)
    logged += 1
  }
  agent.destroy()
  return logged
}

process.on('message', ({ origin, beats, each }: Order) => {
  const began = performance.now()
  Promise.all(beats.map((beat) => phone(beat, origin, each))).then(
    (counts) => {
      const score: Score = {
        logged: counts.reduce((sum, count) => sum + count, 0),
        seconds: (performance.now() - began) / 1000,
      }
      process.send?.(score)
    },
    (error: unknown) => {
      process.stderr.write(`${String(error)}\n`)
      process.exit(1)
    },
  )
})
