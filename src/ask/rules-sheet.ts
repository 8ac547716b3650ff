import { clockIn, dayIn } from '../shared/evening.ts'
import type { Cell } from './rules-columns.ts'

// The few parts of SpreadsheetML (ECMA-376) that a list needs. The libraries for it hold all rows before they write one.

/** No sheet holds more rows than 1,048,576; a longer list goes on on the next. */
export const rowsPerSheet = 1_000_000

const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const main = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const packaged = 'http://schemas.openxmlformats.org/package/2006'

/** Indexes into the formats of `styles` below. */
const style = { plain: 0, head: 1, day: 2, instant: 3 } as const

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

const unwritable = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g
/** Words inside XML; a lone half of a character is replaced. */
const escaped = (words: string): string =>
  words
    .toWellFormed()
    .replaceAll(unwritable, '')
    .replaceAll(/[&<>"]/g, (sign) => entities[sign] ?? sign)

/** Days since 1899-12-30, as spreadsheets count time, on the wall clock. */
export function serial(day: string, clock = '00:00:00'): number {
  return Math.round((Date.parse(`${day}T${clock}Z`) / 86_400_000 + 25_569) * 86_400) / 86_400
}

const letters = (index: number): string =>
  (index >= 26 ? letters(Math.floor(index / 26) - 1) : '') + String.fromCodePoint(65 + (index % 26))

const textCell = (at: string, words: string, as: number) =>
  `<c r="${at}" s="${as}" t="inlineStr"><is><t xml:space="preserve">${escaped(words)}</t></is></c>`

/** A cell; words are always text, never a formula. */
function cellOf(cell: Cell, at: string, as: number): string {
  if (cell === null || cell === '') return ''
  if (typeof cell === 'string') return textCell(at, cell, as)
  if (typeof cell === 'number') return `<c r="${at}" s="${as}"><v>${cell}</v></c>`
  if ('day' in cell) return `<c r="${at}" s="${style.day}"><v>${serial(cell.day)}</v></c>`
  const instant = new Date(cell.at)
  const days = serial(dayIn(cell.zone, instant), clockIn(cell.zone, instant))
  return `<c r="${at}" s="${style.instant}"><v>${days}</v></c>`
}

/** A row; `number` counts from 1. */
export function sheetRow(cells: readonly Cell[], number: number, isHead = false): string {
  const as = isHead ? style.head : style.plain
  return `<row r="${number}">${cells.map((cell, at) => cellOf(cell, `${letters(at)}${number}`, as)).join('')}</row>`
}

/** All before the first row: widths, and the head row that stays when one scrolls. */
export const sheetStart = (widths: readonly number[]): string =>
  `${head}<worksheet ${main}><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols>${widths
    .map((width, at) => `<col min="${at + 1}" max="${at + 1}" width="${width}" customWidth="1"/>`)
    .join('')}</cols><sheetData>`
export const sheetEnd = '</sheetData></worksheet>'

/** The parts of the package beside its sheets, by path; `sheets` are their names in order. */
export function packageParts(sheets: readonly string[]): Record<string, string> {
  const each = (write: (name: string, number: number) => string) =>
    sheets.map((name, at) => write(name, at + 1)).join('')
  const stylesAt = sheets.length + 1
  return {
    'xl/styles.xml': `${head}<styleSheet ${main}><numFmts count="2"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/><numFmt numFmtId="165" formatCode="yyyy\\-mm\\-dd\\ hh:mm"/></numFmts><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="4"><xf/><xf fontId="1" applyFont="1"/><xf numFmtId="164" applyNumberFormat="1"/><xf numFmtId="165" applyNumberFormat="1"/></cellXfs></styleSheet>`,
    'xl/workbook.xml': `${head}<workbook ${main} xmlns:r="${office}"><sheets>${each(
      (name, n) => `<sheet name="${escaped(name)}" sheetId="${n}" r:id="rId${n}"/>`,
    )}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `${head}<Relationships xmlns="${packaged}/relationships">${each(
      (_, n) => `<Relationship Id="rId${n}" Type="${office}/worksheet" Target="worksheets/sheet${n}.xml"/>`,
    )}<Relationship Id="rId${stylesAt}" Type="${office}/styles" Target="styles.xml"/></Relationships>`,
    '_rels/.rels': `${head}<Relationships xmlns="${packaged}/relationships"><Relationship Id="rId1" Type="${office}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    '[Content_Types].xml': `${head}<Types xmlns="${packaged}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/>${each(
      (_, n) =>
        `<Override PartName="/xl/worksheets/sheet${n}.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>`,
    )}</Types>`,
  }
}
