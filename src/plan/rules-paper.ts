/** Sheets of paper, landscape, millimetres. */
export const papers = { A4: { width: 297, height: 210 }, A3: { width: 420, height: 297 } } as const
export type Paper = keyof typeof papers

/** What a printer leaves blank around, and what head and foot of a sheet take, millimetres. */
const margin_mm = 10
const head_mm = 16
const foot_mm = 22
/** Neighbouring sheets show this much of each other, so that they can be laid edge on edge. */
export const overlap_mm = 12

/** Scales people know from rulers. */
export const paperScales = [50, 100, 200, 250, 500, 1000] as const

interface Box {
  left: number
  right: number
  bottom: number
  top: number
}

/** The part of the market on one sheet, metres, and which sheets lie beside it (from 0, null at the edge). */
export interface PaperWindow extends Box {
  column: number
  row: number
  before: number | null
  after: number | null
}

/** Millimetres for the drawing itself. */
const room = (paper: Paper) => ({
  width: papers[paper].width - 2 * margin_mm,
  height: papers[paper].height - 2 * margin_mm - head_mm - foot_mm,
})

/** How many strips cover `length` millimetres of drawing when each shows `room` and shares `overlap_mm` with the next. */
const strips = (length: number, room: number) =>
  length <= room ? 1 : Math.ceil((length - overlap_mm) / (room - overlap_mm))

/** The sheets that show everything at a scale of 1 to `scale`, strip by strip along the street, the upper ones first. */
export function paperWindows(box: Box, paper: Paper, scale: number): PaperWindow[] {
  const { width, height } = room(paper)
  const metres = (mm: number) => (mm * scale) / 1000
  const [wide, tall] = [((box.right - box.left) * 1000) / scale, ((box.top - box.bottom) * 1000) / scale]
  const [columns, rows] = [strips(wide, width), strips(tall, height)]
  // What is left over is shared out on both sides, so that the market lies in the middle of its sheets.
  const spare = (count: number, each: number, length: number) => count * each - (count - 1) * overlap_mm - length
  const left = box.left - metres(spare(columns, width, wide)) / 2
  const top = box.top + metres(spare(rows, height, tall)) / 2
  return Array.from({ length: rows * columns }, (_, index): PaperWindow => {
    const [row, column] = [Math.floor(index / columns), index % columns]
    const [x, y] = [left + metres(column * (width - overlap_mm)), top - metres(row * (height - overlap_mm))]
    return {
      left: x,
      right: x + metres(width),
      top: y,
      bottom: y - metres(height),
      column,
      row,
      before: column > 0 ? index - 1 : null,
      after: column < columns - 1 ? index + 1 : null,
    }
  })
}

/** The largest scale at which the market's height fits on one sheet and its length on at most four. */
export function fittingScale(box: Box, paper: Paper): number {
  const fits = paperScales.find((scale) => {
    const windows = paperWindows(box, paper, scale)
    return windows.length <= 4 && windows.every(({ row }) => row === 0)
  })
  return fits ?? paperScales[paperScales.length - 1] ?? 1000
}
