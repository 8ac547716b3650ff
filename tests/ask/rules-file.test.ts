import { fc, test } from '@fast-check/vitest'
import Papa from 'papaparse'
import { readSheet } from 'read-excel-file/node'
import { expect } from 'vitest'
import { csvLine } from '../../src/ask/rules-csv.ts'
import { csvFile, geojsonFile, xlsxFile, type RowBatch } from '../../src/ask/rules-file.ts'
import { serial } from '../../src/ask/rules-sheet.ts'
import { harmless } from '../../src/shared/csv.ts'

const columns = { keys: ['name', 'count', 'day', 'at'], heads: ['名称', '数量', '日', '时间'], widths: [20, 8, 12, 17] }
const at = new Date('2026-11-23T11:05:00Z')

async function* batches(...all: RowBatch[]) {
  yield* all
}
async function whole(parts: AsyncIterable<Uint8Array>) {
  const all: Uint8Array[] = []
  for await (const part of parts) all.push(part)
  return Buffer.concat(all)
}
const workbook = (...all: RowBatch[]) =>
  whole(
    xlsxFile('检查', columns, batches(...all), {
      head: '筛选条件',
      lines: () => [
        ['筛选条件', '检查'],
        ['行数', 2],
      ],
      at,
    }),
  )

const row = ['<张梅> & "烤"', 12, { day: '2026-11-23' }, { at: at.toISOString(), zone: 'Asia/Shanghai' }] as const

test.prop([fc.string()])('no words leave a CSV as a formula, and all come back as they were', (text) => {
  const made = harmless(text)
  expect(made).not.toMatch(/^[=+\-@＝＋－＠\t\r]/u)
  expect(made.endsWith(text)).toBe(true)
})

test.prop([
  fc.array(fc.array(fc.string({ unit: 'binary' }), { minLength: 2, maxLength: 3 }), { minLength: 1, maxLength: 4 }),
])('a CSV reads back cell by cell', (rows) => {
  const text = rows.map(csvLine).join('')
  const read = Papa.parse<string[]>(text, { delimiter: ',', newline: '\r\n' }).data.slice(0, -1)
  expect(read).toEqual(rows.map((cells) => cells.map(harmless)))
})

test('numbers stay numbers and times are the market’s', async () => {
  const file = (await whole(csvFile(columns, batches({ cells: [row, ['=1+1', -5, null, null]] })))).toString()
  expect(file).toBe('\ufeff名称,数量,日,时间\r\n"<张梅> & ""烤""",12,2026-11-23,2026-11-23 19:05\r\n\'=1+1,-5,,\r\n')
})

test('a workbook reads back: words as words, numbers, days and times as such, and what was asked', async () => {
  const file = await workbook({ cells: [row] }, { cells: [['=HYPERLINK("x")', 0, null, null]] })
  const data = await readSheet(file, 1)
  expect(data[0]).toEqual(columns.heads)
  expect(data[1]).toEqual([row[0], 12, new Date('2026-11-23T00:00:00Z'), new Date('2026-11-23T19:05:00Z')])
  expect(data[2]).toEqual(['=HYPERLINK("x")', 0, null, null])
  expect(await readSheet(file, '筛选条件')).toEqual([
    ['筛选条件', '检查'],
    ['行数', 2],
  ])
})

test.prop([fc.string({ unit: 'binary', minLength: 1 })])('whatever words hold, the workbook opens', async (text) => {
  const data = await readSheet(await workbook({ cells: [[text, 1, null, null]] }), 1)
  expect(data[1]?.[1]).toBe(1)
})

test('a workbook or GeoJSON that was cut off does not open', async () => {
  const file = await workbook({ cells: Array.from({ length: 500 }, () => row) })
  await expect(readSheet(file.subarray(0, file.length - 200), 1)).rejects.toThrow()
  const json = (await whole(geojsonFile(columns, batches({ cells: [row] })))).toString()
  expect(JSON.parse(json)).toMatchObject({ features: [{ properties: { name: row[0], count: 12, day: '2026-11-23' } }] })
  expect(() => JSON.parse(json.slice(0, -4))).toThrow()
})

test('the days of sheets', () => {
  expect(serial('1900-03-01')).toBe(61)
  expect(serial('2026-11-23', '12:00:00')).toBe(46349.5)
})
