import type { Logger } from 'pino'
import type { Db, Database } from '../db/open.ts'
import type { TileSettings } from '../markets/schema.ts'
import type { Who } from '../people/schema.ts'
import type { Random } from '../shared/ids.ts'
import type { PhotoStore } from '../files/photo-store.ts'
import type { Bell } from '../live/bell.ts'

/** Sends a vendor their one-time code; a district plugs its SMS gateway in here. */
export type CodeSender = (phone: string, code: string) => Promise<void>

/** Codes on their way: nobody who asks for one waits for it. */
export interface Codes {
  send(phone: string, code: string, log: Logger): void
  /** Resolves once no code is under way; it never rejects. */
  settled(): Promise<void>
}

/** Everything the application is given from outside: `main.ts` passes the real ones, tests their own. */
export interface Given {
  database: Database
  /** Districts served; the first is the default, the others answer under a host name that starts with theirs. */
  districts: readonly string[]
  clock: () => Date
  random: Random
  codes: Codes
  bell: Bell
  photos: PhotoStore
  log: Logger
  /** Behind TLS: cookies are Secure and the client's address comes from the proxy. */
  trust_proxy: boolean
  /** Opens `/metrics` to whoever sends it as a bearer token; without one only this machine may read it. */
  metrics_token: string | null
  /** Tiles below the overview of markets; null leaves its paper plain, and the browser may load pictures from here only. */
  tiles: TileSettings | null
  /** The folder of the built web client; null serves the API alone. */
  web: string | null
}

/** What a handler finds in `c.var`. Inside a unit of work `db` is its transaction, and the only handle there is. */
export interface Env {
  Variables: {
    given: Given
    district: string
    db: Db
    who: Who | null
    now: Date
    request_id: string
    log: Logger
    /** Runs after the unit of work has committed, never when it rolled back. */
    afterCommit: (act: () => void) => void
  }
}
