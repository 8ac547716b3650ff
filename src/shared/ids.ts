import { v7 } from 'uuid'

/** `length` bytes of chance; the server passes the operating system's, tests a seeded one. */
export type Random = (length: number) => Uint8Array

/** A new UUIDv7, which sorts by the time it was made. */
export function newId(now: Date, random: Random): string {
  return v7({ msecs: now.getTime(), random: random(16) })
}
