import { Hono, type Context } from 'hono'
import { allow, staff } from '../http/allow.ts'
import type { Env } from '../http/context.ts'
import { streamOf } from '../http/stream.ts'
import { unitOfWork } from '../http/unit-of-work.ts'
import { answers, valid } from '../http/valid.ts'
import { districtZone } from '../people/queries.ts'
import { Problem } from '../problems.ts'
import { dayIn } from '../shared/evening.ts'
import { newId } from '../shared/ids.ts'
import { checkFilter, rowsExpected } from './queries.ts'
import * as queries from './queries-export.ts'
import { aboutLines, exportLimit, fileName } from './rules-about.ts'
import { csvFile, geojsonFile, xlsxFile } from './rules-file.ts'
import { formatsOf, type ExportFormat } from './rules-kinds.ts'
import { kindWords } from './rules-words.ts'
import type { AskFilter } from './schema.ts'
import { ExportEntry, ExportParam, ExportState } from './schema-export.ts'

const countedTo = 1_000_000

const types: Record<ExportFormat, string> = {
  csv: 'text/csv; charset=utf-8',
  geojson: 'application/geo+json',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
}

async function refuseTooMany(c: Context<Env>) {
  const { db, now } = c.var
  const since = new Date(now.getTime() - exportLimit.within_s * 1000)
  const { count, first } = await queries.exportsSince(db, staff(c).id, since)
  if (count < exportLimit.files) return
  const wait = first === null ? exportLimit.within_s : (first.getTime() - since.getTime()) / 1000
  throw new Problem('too_many_requests', { retry_after_s: Math.ceil(wait) })
}

async function own(c: Context<Env>, id: string) {
  const row = await queries.exportOf(c.var.db, id, staff(c).id)
  if (!row) throw new Problem('not_found')
  return row
}

/** The file in parts; however it ends, its row and the log say so: to the end, stopped by its reader, or failed. */
async function* fileOf(c: Context<Env>, row: queries.ExportRow, filter: AskFilter): AsyncGenerator<Uint8Array> {
  const { db, now, given, log } = c.var
  const by = staff(c)
  let rows = 0
  let outcome: 'complete' | 'stopped' | 'failed' = 'stopped'
  try {
    const columns = queries.fileColumns(row.kind)
    const zone = await districtZone(db)
    const names = await queries.namesOf(db, filter)
    const batches = queries.batchesOf(db, row, filter, now, (sent) => (rows = sent))
    const lines = () => aboutLines(row.kind, filter, { names, by: by.name, at: now, zone, rows })
    const made = {
      csv: () => csvFile(columns, batches),
      geojson: () => geojsonFile(columns, batches),
      xlsx: () => xlsxFile(kindWords[row.kind], columns, batches, { head: '筛选条件', lines, at: now }),
    }
    yield* made[row.format]()
    outcome = 'complete'
  } catch (error) {
    outcome = 'failed'
    log.error({ err: error, export: row.id }, 'an export broke off')
    throw error
  } finally {
    await queries.endExport(db, row, { rows, outcome, at: given.clock() })
  }
}

/** Lists as files. They are asked for first, so that the log says who takes what before it leaves, and fetched once. */
export const exportRoutes = new Hono<Env>()
  .post(
    '/exports',
    allow('record.ask'),
    answers('Ask for a list as a file', ExportState, 201),
    valid('json', ExportEntry),
    unitOfWork,
    async (c) => {
      const { db, now, given } = c.var
      const { kind, format, filter } = c.req.valid('json')
      checkFilter(kind, filter)
      if (!formatsOf(kind).includes(format))
        throw new Problem('invalid_request', { fields: [{ path: 'format', message: 'not for this list' }] })
      await refuseTooMany(c)
      const counted = await rowsExpected(db, kind, filter, now, countedTo + 1)
      const expected = counted > countedTo ? null : counted
      const row = { id: newId(now, given.random), person_id: staff(c).id, kind, format, query: JSON.stringify(filter) }
      await queries.beginExport(db, { ...row, expected }, now)
      return c.json({ id: row.id, kind, format, expected, rows: 0, outcome: null } satisfies ExportState, 201)
    },
  )
  .get(
    '/exports/:export',
    allow('record.ask'),
    answers('How far a file is', ExportState),
    valid('param', ExportParam),
    async (c) => {
      const { id, kind, format, expected, rows, outcome } = await own(c, c.req.valid('param').export)
      return c.json({ id, kind, format, expected, rows, outcome } satisfies ExportState)
    },
  )
  .get(
    '/exports/:export/file',
    allow('record.ask'),
    answers('The file itself, once, as a stream'),
    valid('param', ExportParam),
    async (c) => {
      const { db, now } = c.var
      const { id, person_id, kind, format, query, started_at } = await own(c, c.req.valid('param').export)
      const row = { id, person_id, kind, format, query }
      const name = fileName(kind, dayIn(await districtZone(db), now), format)
      const headers = {
        'Content-Type': types[format],
        'Content-Disposition': `attachment; filename="${kind}.${format}"; filename*=UTF-8''${encodeURIComponent(name)}`,
      }
      // Who asks for the headers only takes nothing, and nobody would read what was begun for them.
      const looks = c.req.method === 'HEAD'
      const free = looks ? started_at === null : await queries.takeExport(db, id, now)
      if (!free) throw new Problem('export_taken')
      if (looks) return c.body(null, 200, headers)
      return c.body(streamOf(fileOf(c, row, JSON.parse(query) as AskFilter)), 200, headers)
    },
  )
