import { createHash } from 'node:crypto'
import sharp from 'sharp'
import type { PhotoStore } from '../../src/files/photo-store.ts'

/** A photo store that ends with the test. */
export function photosInMemory(): PhotoStore & { names: () => string[] } {
  const kept = new Map<string, Uint8Array<ArrayBuffer>>()
  return {
    names: () => [...kept.keys()],
    write: async (district, name, bytes) => void kept.set(`${district}/${name}`, new Uint8Array(bytes)),
    read: async (district, name) => kept.get(`${district}/${name}`) ?? null,
  }
}

/** What a camera writes of its clock. */
type Clock = { DateTimeOriginal?: string; OffsetTimeOriginal?: string }

/** A picture as a camera would send it, with EXIF that says where and how it was held. */
export async function picture(width = 640, height = 480, shade = 90, clock: Clock = {}): Promise<Buffer> {
  return sharp({ create: { width, height, channels: 3, background: { r: shade, g: 120, b: 60 } } })
    .jpeg()
    .withExif({ IFD0: { Make: 'Camera' }, IFD2: { ...clock }, IFD3: { GPSLatitudeRef: 'N' } })
    .withMetadata({ orientation: 6 })
    .toBuffer()
}

export const sha256Of = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')
