import sharp from 'sharp'
import { imageKind, photoSides } from '../photos/rules.ts'

export interface EncodedPhoto {
  photo: Uint8Array
  small: Uint8Array
  /** Pixels of `photo`. */
  width: number
  height: number
}

// One thread for each picture: a burst of photos must not keep the other core from answering.
sharp.concurrency(1)
sharp.cache(false)

/**
 * Decodes a picture and encodes it anew, upright, within bounds, as JPEG without anything a camera or a stranger wrote
 * into it. Null when the bytes are no JPEG, PNG or WebP, or not whole.
 */
export async function encodePhoto(bytes: Uint8Array): Promise<EncodedPhoto | null> {
  if (imageKind(bytes) === null) return null
  try {
    const upright = sharp(bytes, { limitInputPixels: photoSides.pixels, failOn: 'error' }).autoOrient()
    const fit = (side: number) =>
      upright.clone().resize({ width: side, height: side, fit: 'inside', withoutEnlargement: true })
    const { data, info } = await fit(photoSides.whole).jpeg({ quality: 82 }).toBuffer({ resolveWithObject: true })
    const small = await fit(photoSides.small).jpeg({ quality: 70 }).toBuffer()
    return { photo: data, small, width: info.width, height: info.height }
  } catch {
    return null
  }
}
