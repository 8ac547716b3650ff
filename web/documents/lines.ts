/** Lines of a drawn signature, each x, y, x, y … */
export type Lines = readonly (readonly number[])[]

/** The box that signatures are drawn in. */
export const box = { width: 1000, height: 400 } as const

/** Points closer than this are one: a finger held still is no line. */
const step = 4
/** What one signature may hold, as src/documents/schema.ts has it. */
const most = { lines: 200, line: 2000, all: 6000 } as const

/** A line as the path of an SVG. */
export const pathOf = (line: readonly number[]) =>
  line.reduce((path, value, index) => `${path}${index % 2 ? ' ' : index ? 'L' : 'M'}${value}`, '')

const within = (value: number, top: number) => Math.round(Math.min(top, Math.max(0, value)))

/** Where a pointer is in the box, however large the box is on screen; outside of it, the nearest edge. */
export function pointIn(frame: { left: number; top: number; width: number; height: number }, x: number, y: number) {
  return [
    within(((x - frame.left) / frame.width) * box.width, box.width),
    within(((y - frame.top) / frame.height) * box.height, box.height),
  ] as const
}

/** The lines with one more point, as far as a signature may go; a line begins with two, so that a dot is seen. */
export function withPoint(lines: Lines, [x, y]: readonly [number, number], begins: boolean): Lines {
  const used = lines.reduce((sum, line) => sum + line.length, 0)
  if (used + 4 > most.all) return lines
  if (begins) return lines.length < most.lines ? [...lines, [x, y, x, y]] : lines
  const last = lines.at(-1)
  if (!last || last.length + 2 > most.line) return lines
  if (Math.hypot(x - (last.at(-2) ?? 0), y - (last.at(-1) ?? 0)) < step) return lines
  return [...lines.slice(0, -1), [...last, x, y]]
}
