import Papa from 'papaparse'
import type { MarketPlane } from '../../src/plan/rules-plane.ts'
import type { PlanDocument } from '../../src/plan/schema.ts'
import { fromGeojson, toGeojson, type FileFlaw, type FileKind } from '../../src/studio/rules-geojson.ts'
import { fromTable, toTable, type TableFlaw } from '../../src/studio/rules-table.ts'

/** What a file says, ready to be laid over the plan; `unknown` has to be answered first where it is not empty. */
export interface FileRead {
  document: PlanDocument
  flaws: { place: number; flaw: FileFlaw | TableFlaw; label: string }[]
  unknown: ReadonlyMap<string, number>
}

/** Why a file is not read at all. */
export type FileRefusal = 'too_large' | 'not_read' | 'no_heads' | 'too_many'

export const fileForms = ['geojson', 'csv', 'xlsx'] as const
export type FileForm = (typeof fileForms)[number]

/** Told before a byte is read: what is larger is no stall plan but a whole city. */
const mostBytes = 20 * 1024 * 1024
const mostThings = 20_000

/** Spreadsheets on Chinese Windows write GBK; what is no UTF-8 is read as that. */
function decoded(bytes: ArrayBuffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('gb18030').decode(bytes)
  }
}

async function tableOf(file: File): Promise<string[][]> {
  if (file.name.toLowerCase().endsWith('.xlsx')) {
    const { readSheet } = await import('read-excel-file/browser')
    const rows = await readSheet(file)
    return rows.map((row) => row.map((cell) => (cell === null ? '' : String(cell as string | number | boolean))))
  }
  return Papa.parse<string[]>(decoded(await file.arrayBuffer()).replace(/^\uFEFF/, ''), { skipEmptyLines: false }).data
}

/** Reads a file of any form by its name; `as` answers what unknown features are. */
export async function readFile(
  file: File,
  plane: MarketPlane,
  newId: () => string,
  as: ReadonlyMap<string, FileKind | 'skip'>,
): Promise<FileRead | FileRefusal> {
  if (file.size > mostBytes) return 'too_large'
  if (/\.(csv|xlsx)$/i.test(file.name)) {
    const rows = await tableOf(file).catch(() => null)
    if (rows === null) return 'not_read'
    if (rows.length > mostThings + 1) return 'too_many'
    const read = fromTable(rows, plane, newId)
    if (read === null) return 'no_heads'
    const flaws = read.flaws.map(({ row, flaw, label }) => ({ place: row, flaw, label }))
    return { document: { stalls: read.stalls, zones: [], features: [] }, flaws, unknown: new Map() }
  }
  const value: unknown = await file
    .text()
    .then((text) => JSON.parse(text.replace(/^\uFEFF/, '')) as unknown)
    .catch(() => null)
  const read = fromGeojson(value, plane, newId, as)
  if (read === null) return 'not_read'
  const { stalls, zones, features } = read.document
  if (stalls.length + zones.length + features.length > mostThings) return 'too_many'
  const flaws = read.flaws.map(({ feature, flaw, label }) => ({ place: feature + 1, flaw, label }))
  return { document: read.document, flaws, unknown: read.unknown }
}

/** The plan as a file of that form; tables hold the stalls, GeoJSON everything. */
export async function writtenAs(form: FileForm, document: PlanDocument, plane: MarketPlane): Promise<Blob> {
  if (form === 'geojson') {
    return new Blob([JSON.stringify(toGeojson(document))], { type: 'application/geo+json' })
  }
  const table = toTable(document.stalls, plane)
  if (form === 'csv') return new Blob([`\uFEFF${Papa.unparse(table)}`], { type: 'text/csv' })
  const { default: writeXlsxFile } = await import('write-excel-file/browser')
  return writeXlsxFile(table.map((row) => row.map((value) => ({ value, type: String })))).toBlob()
}
