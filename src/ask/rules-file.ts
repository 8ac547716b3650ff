import { Zip, ZipDeflate } from 'fflate'
import type { LngLat } from '../plan/schema.ts'
import type { Cell } from './rules-columns.ts'
import { byteOrderMark, csvLine, written } from './rules-csv.ts'
import { packageParts, rowsPerSheet, sheetEnd, sheetRow, sheetStart } from './rules-sheet.ts'

/** Where a row is: rings of places it stands at, or the point of a place that is only words. */
export type RowGeometry =
  | { type: 'MultiPolygon'; coordinates: LngLat[][][] }
  | { type: 'Polygon'; coordinates: LngLat[][] }
  | { type: 'Point'; coordinates: LngLat }
  | null

export interface FileColumns {
  keys: readonly string[]
  heads: readonly string[]
  widths: readonly number[]
}

/** A part of a list on its way into a file; `at` only where geometry was asked for. */
export interface RowBatch {
  cells: readonly (readonly Cell[])[]
  at?: readonly RowGeometry[]
}

/** Lines that say what a file is of, for its second sheet; asked for when all rows are written. */
export type About = () => readonly (readonly [head: string, words: string | number])[]

const encoder = new TextEncoder()

/** A CSV file, in parts. */
export async function* csvFile(columns: FileColumns, batches: AsyncIterable<RowBatch>) {
  yield encoder.encode(byteOrderMark + csvLine(columns.heads))
  for await (const { cells } of batches) yield encoder.encode(cells.map(csvLine).join(''))
}

/** A GeoJSON file (RFC 7946), in parts; what was cut off cannot be read as one. */
export async function* geojsonFile(columns: FileColumns, batches: AsyncIterable<RowBatch>) {
  let first = true
  yield encoder.encode('{"type":"FeatureCollection","features":[')
  for await (const { cells, at = [] } of batches) {
    const features = cells.map((row, n) => {
      const properties = Object.fromEntries(
        columns.keys.map((key, c) => {
          const cell = row[c] ?? null
          return [key, typeof cell === 'object' && cell !== null ? written(cell) : cell]
        }),
      )
      return JSON.stringify({ type: 'Feature', geometry: at[n] ?? null, properties })
    })
    if (features.length > 0) yield encoder.encode((first ? '\n' : ',\n') + features.join(',\n'))
    first = first && features.length === 0
  }
  yield encoder.encode('\n]}\n')
}

/**
 * An XLSX workbook, in parts: the list, on as many sheets as it needs, and one of what was asked. It is a ZIP archive whose
 * table of contents comes last, so that no program opens one that was cut off.
 */
export async function* xlsxFile(
  name: string,
  columns: FileColumns,
  batches: AsyncIterable<RowBatch>,
  about: { head: string; lines: About; at: Date },
) {
  let parts: Uint8Array[] = []
  let failure: Error | null = null
  const zip = new Zip((error, chunk) => {
    failure ??= error
    parts.push(chunk)
  })
  const taken = () => {
    if (failure) throw failure
    const done = parts
    parts = []
    return done
  }
  const open = (path: string) => {
    const file = new ZipDeflate(path, { level: 5 })
    file.mtime = about.at
    zip.add(file)
    return file
  }
  const sheets: string[] = []
  const begin = () => {
    sheets.push(sheets.length === 0 ? name : `${name} ${sheets.length + 1}`)
    const sheet = open(`xl/worksheets/sheet${sheets.length}.xml`)
    sheet.push(encoder.encode(sheetStart(columns.widths) + sheetRow(columns.heads, 1, true)))
    return sheet
  }
  let sheet = begin()
  let row = 1
  for await (const { cells } of batches) {
    if (row + cells.length > rowsPerSheet) {
      sheet.push(encoder.encode(sheetEnd), true)
      sheet = begin()
      row = 1
    }
    const first = row + 1
    sheet.push(encoder.encode(cells.map((each, n) => sheetRow(each, first + n)).join('')))
    row += cells.length
    yield* taken()
  }
  sheet.push(encoder.encode(sheetEnd), true)
  sheets.push(about.head)
  const lines = about.lines().map((line, n) => sheetRow(line, n + 1, n === 0))
  open(`xl/worksheets/sheet${sheets.length}.xml`).push(
    encoder.encode(sheetStart([22, 60]) + lines.join('') + sheetEnd),
    true,
  )
  for (const [path, words] of Object.entries(packageParts(sheets))) open(path).push(encoder.encode(words), true)
  zip.end()
  yield* taken()
}
