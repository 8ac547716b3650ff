import { slim } from '../../src/plan/rules-slim.ts'
import { askBeside } from './beside.ts'

/** What is left of a file to be sent, or how many features it has when those are too many. */
export type ImportRead = ReturnType<typeof slim>
export type ReadImport = (file: File, signal?: AbortSignal) => Promise<ImportRead>

/** Text that is no JSON is handed on as null, so that the server names it like every other problem. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''))
  } catch {
    return null
  }
}

export const readImport: ReadImport = async (file) => slim(parsed(await file.text()))

/** Off the page's thread, which parsing fifty megabytes would freeze for seconds. */
export const readImportBeside: ReadImport = (file, signal) =>
  askBeside(new Worker(new URL('./import-worker.ts', import.meta.url), { type: 'module' }), file, signal)
