import { sha256 } from './hash.ts'
import type { KeptPhoto } from './database.ts'

/** The longest sides of a photo to try, and how large it may be: signal is poor where it is taken. */
const sides = [1600, 1280, 960, 640]
const mostBytes = 400_000
const qualities = [0.82, 0.7, 0.55, 0.4]

/** Whether this browser can name a photo by its hash; without that none is taken. */
export const photosWork = (globalThis.crypto as { subtle?: SubtleCrypto } | undefined)?.subtle !== undefined

function drawn(picture: ImageBitmap, longest: number): HTMLCanvasElement {
  const scale = Math.min(1, longest / Math.max(picture.width, picture.height))
  const canvas = document.createElement('canvas')
  canvas.width = Math.max(1, Math.round(picture.width * scale))
  canvas.height = Math.max(1, Math.round(picture.height * scale))
  canvas.getContext('2d')?.drawImage(picture, 0, 0, canvas.width, canvas.height)
  return canvas
}

const jpeg = (canvas: HTMLCanvasElement, quality: number) =>
  new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/jpeg', quality))

/** The best that fits: poorer before smaller, for a stall's number can be read on both. */
async function fitting(picture: ImageBitmap): Promise<Blob> {
  for (const side of sides) {
    const canvas = drawn(picture, side)
    for (const quality of qualities) {
      const made = await jpeg(canvas, quality)
      if (made !== null && made.size <= mostBytes) return made
    }
  }
  throw new Error('the canvas gave no picture')
}

/**
 * A picture as it is kept and sent: a JPEG of at most 1600 pixels and 400 kB, whatever it came from: a file or a frame of
 * the camera. Rejects when the file is no picture.
 */
export async function photoOf(source: Blob | HTMLVideoElement): Promise<KeptPhoto> {
  const picture = await createImageBitmap(source)
  try {
    const bytes = await (await fitting(picture)).arrayBuffer()
    const hash = await sha256(bytes)
    if (hash === null) throw new Error('no hash on this page')
    return { sha256: hash, bytes }
  } finally {
    picture.close()
  }
}
