import { createHash } from 'node:crypto'
import { mkdtemp, open, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** A body that was written aside: where, how long it is, and the SHA-256 of it. */
export interface Incoming {
  path: string
  bytes: number
  sha256: string
}

type Body = AsyncIterable<Uint8Array> | null

/** Reads a body to its end and forgets it; false when it is longer than `most`. */
export async function readAway(body: Body, most: number): Promise<boolean> {
  let bytes = 0
  for await (const chunk of body ?? []) {
    bytes += chunk.length
    if (bytes > most) return false
  }
  return true
}

async function writeAside(body: Body, most: number, path: string): Promise<Incoming | null> {
  const hash = createHash('sha256')
  const file = await open(path, 'wx')
  let bytes = 0
  try {
    for await (const chunk of body ?? []) {
      bytes += chunk.length
      if (bytes > most) return null
      hash.update(chunk)
      await file.write(chunk)
    }
  } finally {
    await file.close()
  }
  return { path, bytes, sha256: hash.digest('hex') }
}

/**
 * Writes a body to a file of its own while it comes in, a chunk in memory at a time, and gives that to `use`; the file
 * is gone afterwards. Null when the body is longer than `most`, of which the rest is not read.
 */
export async function incoming<T>(body: Body, most: number, use: (file: Incoming) => Promise<T>): Promise<T | null> {
  const folder = await mkdtemp(join(tmpdir(), 'photo-'))
  try {
    const file = await writeAside(body, most, join(folder, 'sent'))
    return file && (await use(file))
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
