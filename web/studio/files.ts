import Papa from 'papaparse'
import type { MarketPlane } from '../../src/plan/rules-plane.ts'
import type { PlanDocument } from '../../src/plan/schema.ts'
import { toGeojson } from '../../src/studio/rules-geojson.ts'
import { toTable } from '../../src/studio/rules-table.ts'
import { askBeside } from '../plan/beside.ts'
import type { FileQuestion, FileRead, FileRefusal } from './file-read.ts'

export const fileForms = ['geojson', 'csv', 'xlsx'] as const
export type FileForm = (typeof fileForms)[number]

/** Reads a file beside the page; rejects with AbortError when it is given up. */
export const readBeside = (question: FileQuestion, signal: AbortSignal) =>
  askBeside<FileRead | FileRefusal>(
    new Worker(new URL('./file-worker.ts', import.meta.url), { type: 'module' }),
    question,
    signal,
  )

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
