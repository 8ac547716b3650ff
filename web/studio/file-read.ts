import Papa from 'papaparse'
import { asRead, landingOf } from '../../src/plan/rules-landing.ts'
import { marketPlane, type MarketPlane } from '../../src/plan/rules-plane.ts'
import type { CoordinateReading } from '../../src/plan/rules-kinds.ts'
import type { Landing } from '../../src/plan/schema-import.ts'
import type { PlanDocument, PlanStall } from '../../src/plan/schema.ts'
import { fromGeojson, type FileFlaw, type FileKind } from '../../src/studio/rules-geojson.ts'
import type { MarketPlace } from '../../src/studio/rules-order.ts'
import type { SchematicRow } from '../../src/studio/rules-schematic.ts'
import { readSchematic } from '../../src/studio/rules-schematic-file.ts'
import { fromTable, type TableFlaw } from '../../src/studio/rules-table.ts'
import { freshId } from '../offline/id.ts'
import { mostFileBytes } from '../plan/beside.ts'

/** A file to be read onto a plan, with what has been answered about it so far. */
export interface FileQuestion {
  file: File
  place: MarketPlace
  stalls: readonly Pick<PlanStall, 'number' | 'outline'>[]
  /** What features are that call themselves something the plan has no word for. */
  as: ReadonlyMap<string, FileKind | 'skip'>
  coordinates: CoordinateReading | null
}

/** What a file says, ready to be laid over the plan; `doubt` and `unknown` have to be answered first where they ask. */
export interface FileRead {
  document: PlanDocument
  /** Rows of stalls without a position. */
  unplaced: SchematicRow[]
  flaws: { place: number; flaw: FileFlaw | TableFlaw; label: string }[]
  unknown: ReadonlyMap<string, number>
  doubt: Landing | null
}

/** Why a file is not read at all. */
export type FileRefusal = 'too_large' | 'not_read' | 'no_heads' | 'too_many'

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
    const { readSheet } = await import('read-excel-file/web-worker')
    const rows = await readSheet(file)
    return rows.map((row) => row.map((cell) => (cell === null ? '' : String(cell as string | number | boolean))))
  }
  return Papa.parse<string[]>(decoded(await file.arrayBuffer()).replace(/^\uFEFF/, ''), { skipEmptyLines: false }).data
}

const nothing: PlanDocument = { stalls: [], zones: [], features: [] }
const counted = (rows: readonly SchematicRow[]) => rows.reduce((sum, { stalls }) => sum + stalls.length, 0)

/** Reads a file of any form by its name. */
export async function readPlanFile(question: FileQuestion): Promise<FileRead | FileRefusal> {
  const { file, place } = question
  if (file.size > mostFileBytes) return 'too_large'
  const plane = marketPlane(place.center, place.axis_bearing)
  const read = /\.(csv|xlsx)$/i.test(file.name) ? await ofTable(file, plane) : await ofJson(question, plane)
  if (typeof read === 'string') return read
  const { stalls, zones, features } = read.document
  return stalls.length + zones.length + features.length + counted(read.unplaced) > mostThings ? 'too_many' : read
}

async function ofTable(file: File, plane: MarketPlane): Promise<FileRead | FileRefusal> {
  const rows = await tableOf(file).catch(() => null)
  if (rows === null) return 'not_read'
  if (rows.length > mostThings + 1) return 'too_many'
  const read = fromTable(rows, plane, freshId)
  if (read === null) return 'no_heads'
  const flaws = read.flaws.map(({ row, flaw, label }) => ({ place: row, flaw, label }))
  const document = { ...nothing, stalls: read.stalls }
  return { document, unplaced: read.unplaced, flaws, unknown: new Map(), doubt: null }
}

async function ofJson(question: FileQuestion, plane: MarketPlane): Promise<FileRead | FileRefusal> {
  const { file, place, stalls, coordinates } = question
  const value: unknown = await file
    .text()
    .then((text) => JSON.parse(text.replace(/^\uFEFF/, '')) as unknown)
    .catch(() => null)
  const read = fromGeojson(asRead(value, coordinates ?? 'as_is'), plane, freshId, question.as)
  if (read !== null) {
    const flaws = read.flaws.map(({ feature, flaw, label }) => ({ place: feature + 1, flaw, label }))
    const doubt = coordinates === null ? landingOf(value, { center: place.center, stalls }) : null
    return { ...read, flaws, doubt }
  }
  const schematic = readSchematic(value)
  if (schematic === null) return 'not_read'
  return { document: nothing, unplaced: schematic.rows, flaws: schematic.flaws, unknown: new Map(), doubt: null }
}
