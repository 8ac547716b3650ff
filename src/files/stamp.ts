import sharp from 'sharp'
import { inTurn } from './encode.ts'
import { lettering } from './lettering.ts'

/** Of the picture's width, how high the letters are where the lines have room. */
const heightShare = 1 / 24

async function draw(photo: Uint8Array, lines: readonly string[]): Promise<Uint8Array<ArrayBuffer>> {
  const picture = sharp(photo)
  const { width, height } = await picture.metadata()
  const margin = Math.round(width / 60)
  const wanted = Math.max(12, Math.round(width * heightShare))
  const widest = Math.max(...(await Promise.all(lines.map(async (line) => (await lettering(line, wanted)).width))))
  const size = Math.min(wanted, (wanted * (width - 2 * margin)) / widest)
  const step = size * 1.4
  const strip = Math.min(height, Math.ceil(lines.length * step + margin))
  const drawn = await Promise.all(
    lines.map(async (line, index) => {
      const foot = (index + 1) * step - size * 0.2
      return `<path transform="translate(${margin} ${foot})" d="${(await lettering(line, size)).path}" fill="#fff"/>`
    }),
  )
  const overlay = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${strip}">
    <rect width="${width}" height="${strip}" fill="#000" fill-opacity="0.62"/>${drawn.join('')}</svg>`
  const stamped = await picture
    .composite([{ input: Buffer.from(overlay), gravity: 'south' }])
    .jpeg({ quality: 82 })
    .toBuffer()
  return new Uint8Array(stamped)
}

/** A photo with lines of white letters on a dark strip along its foot, as JPEG; what is stored stays as it is. */
export const stampPhoto = (photo: Uint8Array, lines: readonly string[]) => inTurn(draw, photo, lines)
