import { v5, v7 } from 'uuid'

/** `length` bytes of chance; the server passes the operating system's, tests a seeded one. */
export type Random = (length: number) => Uint8Array

/** A new UUIDv7, which sorts by the time it was made. */
export function newId(now: Date, random: Random): string {
  return v7({ msecs: now.getTime(), random: random(16) })
}

const follows = '5d4f9d5e-6f1c-4c0e-9d1f-2a7a4a3c1b90'

/** The id of what follows from other things, by theirs: the same again makes nothing new. */
export const derivedId = (...from: string[]): string => v5(from.join(':'), follows)
