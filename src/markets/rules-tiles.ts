import * as v from 'valibot'
import { text } from '../shared/text.ts'
import { tileCoordinates, type TileSettings } from './schema.ts'

/** What is set about tiles, by the names it is set under; nothing and '' are the same. */
export type TileWords = Readonly<
  Record<'TILE_URL' | 'TILE_SUBDOMAINS' | 'TILE_ATTRIBUTION' | 'TILE_COORDINATES', string | undefined>
>

/** Tiles are set so that no map would come of it; the message says in both languages what to change. */
export class WrongTiles extends Error {
  constructor(chinese: string, english: string) {
    super(`${chinese} / ${english}`)
    this.name = 'WrongTiles'
  }
}

const Attribution = text(200)
const subdomain = /^[a-z0-9-]{1,20}$/i

/** The addresses of one tile, a subdomain each. */
const examples = ({ url, subdomains }: Pick<TileSettings, 'url' | 'subdomains'>) =>
  (subdomains.length === 0 ? [''] : subdomains).map((name) => url.replaceAll('{s}', name).replaceAll(/\{[zxy]\}/g, '0'))

/** Where tiles come from, as a content security policy names it. */
export const tileOrigins = (tiles: Pick<TileSettings, 'url' | 'subdomains'>): string[] => [
  ...new Set(examples(tiles).map((address) => new URL(address).origin)),
]

/** An address a browser can load and a policy can name: a host of letters, no sign-in, the same for all tiles. */
function loadable(address: string): boolean {
  if (!URL.canParse(address)) return false
  const { protocol, hostname, username, password } = new URL(address)
  return /^https?:$/.test(protocol) && /^[a-z0-9.-]+$/.test(hostname) && username + password === ''
}

function checkAddress(url: string, subdomains: readonly string[]) {
  const named = new Set([...url.matchAll(/\{([^{}]*)\}/g)].map(([, name]) => name ?? ''))
  if (!['z', 'x', 'y'].every((name) => named.has(name)))
    throw new WrongTiles('TILE_URL 里要有 {z}、{x}、{y}', 'TILE_URL must contain {z}, {x} and {y}')
  const unknown = [...named].find((name) => !['z', 'x', 'y', 's'].includes(name))
  if (unknown !== undefined)
    throw new WrongTiles(`TILE_URL 里不认识 {${unknown}}`, `TILE_URL contains {${unknown}}, which nothing fills in`)
  if (named.has('s') && subdomains.length === 0)
    throw new WrongTiles(
      'TILE_URL 里有 {s}，请用 TILE_SUBDOMAINS 列出子域，用逗号分开',
      'TILE_URL contains {s}: list the subdomains in TILE_SUBDOMAINS, by comma',
    )
  const wandering = /^[^:]*:[/\\]*[^/\\?#]*\{[zxy]\}/.test(url)
  if (wandering || !examples({ url, subdomains: [...subdomains] }).every(loadable))
    throw new WrongTiles(
      'TILE_URL 要是 http 或 https 网址，域名里只能有 {s}',
      'TILE_URL must be an http or https address with nothing but {s} in its host',
    )
}

/** The tiles that are set, null for none. Throws WrongTiles where a setting cannot be meant as it stands. */
export function readTiles(words: TileWords): TileSettings | null {
  const coordinates = tileCoordinates.find((known) => known === (words.TILE_COORDINATES || 'wgs84'))
  if (coordinates === undefined)
    throw new WrongTiles('TILE_COORDINATES 只能是 wgs84 或 gcj02', 'TILE_COORDINATES must be wgs84 or gcj02')
  const url = words.TILE_URL?.trim()
  if (!url) return null
  const subdomains = (words.TILE_SUBDOMAINS || undefined)?.split(',').map((name) => name.trim()) ?? []
  if (!subdomains.every((name) => subdomain.test(name)))
    throw new WrongTiles(
      'TILE_SUBDOMAINS 是用逗号分开的字母、数字，如 a,b,c',
      'TILE_SUBDOMAINS must be letters and digits by comma, such as a,b,c',
    )
  checkAddress(url, subdomains)
  const attribution = v.safeParse(Attribution, words.TILE_ATTRIBUTION)
  if (!attribution.success)
    throw new WrongTiles(
      '请在 TILE_ATTRIBUTION 写明地图来源和审图号，不超过 200 字',
      'TILE_ATTRIBUTION must say whose map it is, in at most 200 characters',
    )
  return { url, subdomains, attribution: attribution.output, coordinates }
}
