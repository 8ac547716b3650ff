import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import opentype, { type Font, type Step } from 'opentype.js'
import { decompress } from 'wawoff2'

const family = (file: string) => fileURLToPath(import.meta.resolve(`@fontsource-variable/noto-sans-sc/${file}`))

/** Half-bold, so that it can be read on a picture. */
const look = { variation: { wght: 600 } }

type Range = readonly [part: string, from: number, to: number]

/** Which of the font's hundred parts has which characters, from its own list: 'U+4e00-4e05,U+4e07,…' by part. */
async function readRanges(): Promise<Range[]> {
  const parts = JSON.parse(await readFile(family('unicode.json'), 'utf8')) as Record<string, string>
  return Object.entries(parts).flatMap(([part, list]) =>
    list.split(',').map((range): Range => {
      const [from = '', to = from] = range.replace('U+', '').split('-')
      return [part.replace(/[[\]]/g, ''), Number.parseInt(from, 16), Number.parseInt(to, 16)]
    }),
  )
}

let ranges: Promise<Range[]> | null = null
const fonts = new Map<string, Promise<Font>>()
const mostFonts = 24

async function readFont(part: string): Promise<Font> {
  const font = await decompress(await readFile(family(`files/noto-sans-sc-${part}-wght-normal.woff2`)))
  return opentype.parse(new Uint8Array(font).buffer)
}

/** The part of the font that has a character; null when none does. */
async function fontOf(character: string): Promise<Font | null> {
  ranges ??= readRanges()
  const point = character.codePointAt(0) ?? 0
  const [part] = (await ranges).find(([, from, to]) => from <= point && point <= to) ?? []
  if (part === undefined) return null
  if (fonts.size >= mostFonts) fonts.clear()
  const font = fonts.get(part) ?? readFont(part)
  fonts.set(part, font)
  return (await font).charToGlyphIndex(character) === 0 ? null : font
}

// Written out here: the library's own toPathData has NaN among its numbers where one is near a round tenth.
const written = ({ type, x1, y1, x2, y2, x, y }: Step) =>
  type + [x1, y1, x2, y2, x, y].flatMap((value) => (value === undefined ? [] : [Math.round(value * 10) / 10])).join(' ')

/** A line of letters as outlines: an SVG path that begins at 0, its foot on 0, and how wide it is. */
export interface Lettering {
  path: string
  width: number
}

/**
 * A line of text as outlines, `size` pixels high, from the font that this software brings along: a bare server has none
 * that knows Chinese. What the font lacks is drawn as a question mark.
 */
export async function lettering(text: string, size: number): Promise<Lettering> {
  const paths: string[] = []
  let width = 0
  for (const character of text) {
    const own = await fontOf(character)
    const font = own ?? (await fontOf('?'))
    if (!font) throw new Error('the font has no question mark')
    const drawn = own ? character : '?'
    paths.push(...font.getPath(drawn, width, 0, size, look).commands.map(written))
    width += font.getAdvanceWidth(drawn, size, look)
  }
  return { path: paths.join(''), width }
}
