import { sha256 } from './hash.ts'
import type { KeptPhoto } from './database.ts'

/** The longest side of a photo that is sent, and how large it may be: signal is poor where it is taken. */
const longestSide = 1600
const mostBytes = 400_000
const qualities = [0.82, 0.7, 0.55, 0.4]

/** Whether this browser can name a photo by its hash; without that none is taken. */
export const photosWork = (globalThis.crypto as { subtle?: SubtleCrypto } | undefined)?.subtle !== undefined

function drawn(picture: ImageBitmap): HTMLCanvasElement {
  const scale = Math.min(1, longestSide / Math.max(picture.width, picture.height))
  const canvas = document.createElement('canvas')
  canvas.width = Math.max(1, Math.round(picture.width * scale))
  canvas.height = Math.max(1, Math.round(picture.height * scale))
  canvas.getContext('2d')?.drawImage(picture, 0, 0, canvas.width, canvas.height)
  return canvas
}

const jpeg = (canvas: HTMLCanvasElement, quality: number) =>
  new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/jpeg', quality))

/** A picture as it is kept and sent: a JPEG of at most 1600 pixels and 400 kB. Rejects when the file is no picture. */
export async function photoOf(file: Blob): Promise<KeptPhoto> {
  const picture = await createImageBitmap(file)
  try {
    const canvas = drawn(picture)
    let best: Blob | null = null
    for (const quality of qualities) {
      best = await jpeg(canvas, quality)
      if (best !== null && best.size <= mostBytes) break
    }
    if (best === null) throw new Error('the canvas gave no picture')
    const bytes = await best.arrayBuffer()
    const hash = await sha256(bytes)
    if (hash === null) throw new Error('no hash on this page')
    return { sha256: hash, bytes }
  } finally {
    picture.close()
  }
}
