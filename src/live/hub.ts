import type { Logger } from 'pino'
import type { Db } from '../db/open.ts'
import { eventsAfter } from '../events/queries.ts'
import type { Bell } from './bell.ts'
import { newestPositions } from './queries.ts'
import type { LiveEvent } from './schema.ts'

/** A row of the log as readers are told of it; `data` is a LiveEvent's JSON, written once for all of them. */
export interface Told {
  chain: string
  position: number
  kind: string
  data: string
}

/** Somebody who reads on: `take` answers at most a page of what is new, nothing once all was taken. */
export interface Reading {
  positions: ReadonlyMap<string, number>
  take: () => Promise<Told[]>
  leave: () => void
}

/** One per process and district: reads each followed chain once after a ring, however many follow it. */
export interface Hub {
  /** Reads on from `positions` in all chains of the district; `heads` are their ends, read before. `ring` calls at news. */
  followAll: (positions: Map<string, number>, heads: ReadonlyMap<string, number>, ring: () => void) => Reading
  /** The same in one chain. */
  follow: (chain: string, position: number, head: number, ring: () => void) => Reading
}

/** Rows above `from` up to `to` are held, for whoever is not far behind. */
interface Channel {
  chain: string
  from: number
  to: number
  held: Told[]
  reading: boolean
  again: boolean
}

interface Follower {
  all: boolean
  positions: Map<string, number>
  /** Chains of which something is new. */
  news: Set<string>
  ring: () => void
}

const page = 200
/** Held of a chain: some seconds of the busiest evening. Who is further behind reads the table until caught up. */
const mostHeld = 1000
const retryMs = 2_000
/** A ring that was lost costs as much at most. */
export const heartbeatMs = 15_000

async function readPage(db: Db, chain: string, position: number): Promise<Told[]> {
  const rows = await eventsAfter(db, chain, position, page)
  return rows.map(({ kind, at, evening, subject, body, position: id }) => {
    const data: LiveEvent = { kind, at: at.toISOString(), evening, subject, body: body as LiveEvent['body'] }
    return { chain, position: Number(id), kind, data: JSON.stringify(data) }
  })
}

function createHub(db: Db, district: string, bell: Bell, log: Logger): Hub {
  const channels = new Map<string, Channel>()
  const followers = new Set<Follower>()
  let rest: (() => void) | undefined

  const follows = (follower: Follower, chain: string) => follower.all || follower.positions.has(chain)

  function tell(chain: string) {
    for (const follower of followers) {
      if (!follows(follower, chain)) continue
      follower.news.add(chain)
      follower.ring()
    }
  }

  function keep(channel: Channel, rows: readonly Told[]) {
    channel.held.push(...rows)
    channel.to = rows.at(-1)?.position ?? channel.to
    const dropped = channel.held.splice(0, Math.max(0, channel.held.length - mostHeld))
    channel.from = dropped.at(-1)?.position ?? channel.from
  }

  /** Reads what came after the last row read; called meanwhile, it looks once more. */
  async function look(channel: Channel) {
    channel.again = true
    if (channel.reading) return
    channel.reading = true
    try {
      while (channel.again && channels.get(channel.chain) === channel) {
        channel.again = false
        const rows = await readPage(db, channel.chain, channel.to)
        if (rows.length === 0) continue
        channel.again ||= rows.length === page
        keep(channel, rows)
        tell(channel.chain)
      }
    } catch (error) {
      log.warn({ err: error, chain: channel.chain }, 'live events: a chain could not be read')
      setTimeout(() => void look(channel), retryMs).unref()
    } finally {
      channel.reading = false
    }
  }

  /** The channel of a chain that somebody follows; a new one begins at `position`. */
  function channelOf(chain: string, position: number): Channel {
    const known = channels.get(chain)
    if (known) return known
    const made = { chain, from: position, to: position, held: [], reading: false, again: false }
    channels.set(chain, made)
    void look(made)
    return made
  }

  function rung(chain: string | null) {
    if (chain === null) void lookEverywhere()
    else if ([...followers].some((follower) => follows(follower, chain))) void look(channelOf(chain, 0))
  }

  async function lookEverywhere() {
    for (const channel of channels.values()) void look(channel)
    if (![...followers].some(({ all }) => all)) return
    try {
      // A market whose first ring was lost.
      for (const [chain, position] of await newestPositions(db)) if (position > 0) channelOf(chain, 0)
    } catch (error) {
      log.warn({ err: error }, 'live events: the chains could not be listed')
    }
  }

  function listen() {
    if (rest) return
    const unlisten = bell.listen(district, rung)
    const heart = setInterval(() => void lookEverywhere(), heartbeatMs)
    rest = () => {
      unlisten()
      clearInterval(heart)
      rest = undefined
    }
  }

  function leave(follower: Follower) {
    followers.delete(follower)
    for (const chain of channels.keys()) {
      if (![...followers].some((other) => follows(other, chain))) channels.delete(chain)
    }
    if (followers.size === 0) rest?.()
  }

  /** Rows of a chain after a follower's position: those held, or a page of the table for who is further behind. */
  async function after({ chain, from, held }: Channel, position: number, most: number): Promise<Told[]> {
    if (position < from) return readPage(db, chain, position)
    const first = held.findLastIndex((row) => row.position <= position) + 1
    return held.slice(first, first + most)
  }

  async function take({ news, positions }: Follower): Promise<Told[]> {
    const taken: Told[] = []
    for (const chain of news) {
      const channel = channels.get(chain)
      const position = positions.get(chain) ?? 0
      if (!channel || channel.to <= position) {
        news.delete(chain)
        continue
      }
      const rows = await after(channel, position, page - taken.length)
      // Nothing where the channel has rows: they are gone from the table, so there is nothing to wait for.
      positions.set(chain, rows.at(-1)?.position ?? channel.to)
      taken.push(...rows)
      if (taken.length >= page) return taken
    }
    return taken
  }

  function join(follower: Follower, heads: ReadonlyMap<string, number>): Reading {
    followers.add(follower)
    listen()
    for (const [chain, head] of heads) {
      channelOf(chain, head)
      follower.news.add(chain)
    }
    return { positions: follower.positions, take: () => take(follower), leave: () => leave(follower) }
  }

  return {
    followAll: (positions, heads, ring) => join({ all: true, positions, news: new Set(), ring }, heads),
    follow: (chain, position, head, ring) =>
      join({ all: false, positions: new Map([[chain, position]]), news: new Set(), ring }, new Map([[chain, head]])),
  }
}

const hubs = new WeakMap<Bell, Map<string, Hub>>()

/** The hub of a district in this process: one for each bell. `db` is outside any transaction. */
export function hubOf(db: Db, district: string, bell: Bell, log: Logger): Hub {
  const ofBell = hubs.get(bell) ?? new Map<string, Hub>()
  hubs.set(bell, ofBell)
  const hub = ofBell.get(district) ?? createHub(db, district, bell, log)
  ofBell.set(district, hub)
  return hub
}
