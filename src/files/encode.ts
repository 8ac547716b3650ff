import { open } from 'node:fs/promises'
import readExif from 'exif-reader'
import pLimit from 'p-limit'
import sharp from 'sharp'
import { imageKind, photoSides } from '../photos/rules.ts'
import { comparedShare, looksOf, parts } from '../photos/rules-looks.ts'

export interface EncodedPhoto {
  photo: Uint8Array
  small: Uint8Array
  /** Pixels of `photo`. */
  width: number
  height: number
  /** What the camera's clock showed, as if it were UTC, and its offset where the file tells; null where it does not. */
  clock: { shown: Date; offset: string | null } | null
  /** What it looks like; null where it is too plain to tell. */
  phash: string | null
}

// One thread for each picture: a burst of photos must not keep the other core from answering.
sharp.concurrency(1)
sharp.cache(false)

/** Pictures decoded at once: each may take 150 MB for the moment it lies open. */
export const inTurn = pLimit(2)

async function beginning(path: string): Promise<Uint8Array> {
  const file = await open(path)
  try {
    const { buffer, bytesRead } = await file.read(new Uint8Array(12), 0, 12, 0)
    return buffer.subarray(0, bytesRead)
  } finally {
    await file.close()
  }
}

/** The camera's clock; what a file says of it may be anything, and none of it is a reason to refuse the picture. */
function clockOf(exif: Buffer | undefined): EncodedPhoto['clock'] {
  if (!exif) return null
  try {
    const { Photo } = readExif(exif)
    const shown: unknown = Photo?.DateTimeOriginal
    const offset: unknown = Photo?.OffsetTimeOriginal
    if (!(shown instanceof Date) || Number.isNaN(shown.getTime())) return null
    return { shown, offset: typeof offset === 'string' ? offset : null }
  } catch {
    return null
  }
}

/** What a picture looks like, from its upper part. */
async function looks(picture: Uint8Array, { width, height }: { width: number; height: number }) {
  const upper = { left: 0, top: 0, width, height: Math.max(1, Math.round(height * comparedShare)) }
  const shades = sharp(picture).extract(upper).greyscale().resize(parts, parts, { fit: 'fill' }).raw()
  return looksOf([...(await shades.toBuffer())])
}

async function encode(path: string): Promise<EncodedPhoto | null> {
  if (imageKind(await beginning(path)) === null) return null
  try {
    const upright = sharp(path, { limitInputPixels: photoSides.pixels, failOn: 'error' }).autoOrient()
    const { exif } = await upright.metadata()
    const fit = (side: number) =>
      upright.clone().resize({ width: side, height: side, fit: 'inside', withoutEnlargement: true })
    const { data, info } = await fit(photoSides.whole).jpeg({ quality: 82 }).toBuffer({ resolveWithObject: true })
    const small = await fit(photoSides.small).jpeg({ quality: 70 }).toBuffer({ resolveWithObject: true })
    const { width, height } = info
    const phash = await looks(small.data, small.info)
    return { photo: data, small: small.data, width, height, clock: clockOf(exif), phash }
  } catch {
    return null
  }
}

/**
 * Decodes the picture in a file and encodes it anew, upright, within bounds, as JPEG without anything a camera or a
 * stranger wrote into it, but for the time, which is read first. Null when it is no JPEG, PNG or WebP, or not whole.
 */
export const encodePhoto = (path: string): Promise<EncodedPhoto | null> => inTurn(encode, path)
