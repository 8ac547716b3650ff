import { drawFrom } from '../../src/patrols/rules-work.ts'
import type { EveningDraw } from '../../src/patrols/schema.ts'
import { sha256 } from '../offline/hash.ts'

/** Draws an evening's share again on this device: is it the same? Null where the browser hashes only on secure pages. */
export async function drawAgain(draw: EveningDraw): Promise<boolean | null> {
  const texts = draw.pool.map((id) => `${draw.seed}:${id}`)
  const hashes = await Promise.all(texts.map((text) => sha256(new TextEncoder().encode(text))))
  const known = new Map(texts.map((text, index) => [text, hashes[index]]))
  if (hashes.includes(null)) return null
  const again = drawFrom(draw, (text) => known.get(text) ?? '')
  return again.length === draw.drawn.length && again.every((id, index) => id === draw.drawn[index])
}
