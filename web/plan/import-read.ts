import { slim } from '../../src/plan/rules-slim.ts'

/** What is left of a file to be sent, or why it is not sent at all. */
export type ImportRead = ReturnType<typeof slim>

/** Text that is no JSON is handed on as null, so that the server names it like every other problem. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''))
  } catch {
    return null
  }
}

/** Reads a GeoJSON file; run beside the page. */
export const readImport = async (file: Blob): Promise<ImportRead> => slim(parsed(await file.text()))
