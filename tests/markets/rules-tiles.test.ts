import { describe, expect, test } from 'vitest'
import { readTiles, tileOrigins, WrongTiles, type TileWords } from '../../src/markets/rules-tiles.ts'

const nothing: TileWords = {
  TILE_URL: undefined,
  TILE_SUBDOMAINS: undefined,
  TILE_ATTRIBUTION: undefined,
  TILE_COORDINATES: undefined,
}
const set: TileWords = {
  ...nothing,
  TILE_URL: 'https://tiles.example/{z}/{x}/{y}.png',
  TILE_ATTRIBUTION: '示例地图 审图号 GS(2026)0001号',
}

test('nothing set, or set to nothing, is no tiles', () => {
  expect(readTiles(nothing)).toBeNull()
  expect(readTiles({ TILE_URL: '', TILE_SUBDOMAINS: '', TILE_ATTRIBUTION: '', TILE_COORDINATES: '' })).toBeNull()
})

test('tiles are WGS-84 unless told otherwise', () => {
  const tiles = { url: set.TILE_URL, subdomains: [], attribution: '示例地图 审图号 GS(2026)0001号' }
  expect(readTiles(set)).toEqual({ ...tiles, coordinates: 'wgs84' })
  expect(readTiles({ ...set, TILE_COORDINATES: 'gcj02' })).toEqual({ ...tiles, coordinates: 'gcj02' })
})

test('a policy names the origin, one for each subdomain', () => {
  expect(tileOrigins(readTiles(set)!)).toEqual(['https://tiles.example'])
  const four = readTiles({
    ...set,
    TILE_URL: 'http://t{s}.Tiles.example:8080/get?x={x}&y={y}&z={z}',
    TILE_SUBDOMAINS: '1, 2',
  })
  expect(tileOrigins(four!)).toEqual(['http://t1.tiles.example:8080', 'http://t2.tiles.example:8080'])
  const inPath = readTiles({ ...set, TILE_URL: 'https://tiles.example/{s}/{z}/{x}/{y}', TILE_SUBDOMAINS: 'a,b' })
  expect(tileOrigins(inPath!)).toEqual(['https://tiles.example'])
})

describe('is refused in both languages, Chinese first', () => {
  test.for<[string, Partial<TileWords>]>([
    ['TILE_COORDINATES', { TILE_COORDINATES: 'bd09' }],
    ['TILE_COORDINATES', { TILE_COORDINATES: 'WGS84', TILE_URL: undefined }],
    ['TILE_URL', { TILE_URL: 'https://tiles.example/{z}/{x}.png' }],
    ['TILE_URL', { TILE_URL: 'https://tiles.example/{z}/{x}/{y}{r}.png' }],
    ['TILE_URL', { TILE_URL: 'tiles.example/{z}/{x}/{y}.png' }],
    ['TILE_URL', { TILE_URL: 'javascript://tiles.example/{z}/{x}/{y}' }],
    ['TILE_URL', { TILE_URL: 'https://t{x}.example/{z}/{x}/{y}.png' }],
    ['TILE_URL', { TILE_URL: 'https://me:secret@tiles.example/{z}/{x}/{y}.png' }],
    ['TILE_URL', { TILE_URL: "https://a;script-src'unsafe-inline'/{z}/{x}/{y}.png" }],
    ['TILE_SUBDOMAINS', { TILE_URL: 'https://{s}.tiles.example/{z}/{x}/{y}.png' }],
    ['TILE_SUBDOMAINS', { TILE_SUBDOMAINS: 'a;b' }],
    ['TILE_SUBDOMAINS', { TILE_SUBDOMAINS: 'a,,b' }],
    ['TILE_ATTRIBUTION', { TILE_ATTRIBUTION: undefined }],
    ['TILE_ATTRIBUTION', { TILE_ATTRIBUTION: ' ' }],
    ['TILE_ATTRIBUTION', { TILE_ATTRIBUTION: '图'.repeat(201) }],
  ])('%s: %o', ([name, wrong]) => {
    const read = () => readTiles({ ...set, ...wrong })
    expect(read).toThrow(WrongTiles)
    expect(read).toThrow(/^.*\p{Script=Han}.* \/ [^\p{Script=Han}]+$/u)
    expect(read).toThrow(name)
  })
})
