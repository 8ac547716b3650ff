import type zh from '../zh-CN/painting.ts'

const painting: typeof zh = {
  setOut: 'Set-out sheet',
  intro:
    'For whoever paints: every corner is measured from the line between two fixed marks. Measure that line first; go on only when it is right.',
  fromMark: 'From mark',
  toMark: 'To mark',
  marksTooNear: (metres) => `Marks must be at least ${metres} m apart to measure from. Choose another pair.`,
  noMarks: (n) => (n === 0 ? 'There are no set-out marks yet' : 'There is only one set-out mark'),
  noMarksHint:
    'Painting begins at two fixed points that can be found again, such as a manhole cover. Put two set-out marks on the plan and name them.',
  drawMarks: 'Draw them',
  noStalls: 'No stalls yet',
  noStallsHint: 'Draw or import the plan first.',
  print: 'Print (A4 landscape)',
  csv: 'Table (CSV)',
  sheetOf: (market, version, day) => `${market}: set-out sheet, version ${version}, from ${day}`,
  base: (from, to, metres) => `Check first: ${from} to ${to} must measure ${metres} m.`,
  sides: (from, to) =>
    `Two numbers each: metres from ${from} towards ${to} / metres aside of the line (left positive, right negative).`,
  row: (row) => (row === '' ? 'No row' : `Row ${row}`),
  rowLength: (stalls, metres) => `${stalls} stalls, ${metres} m from end to end`,
  corner: (n) => `Corner ${n}`,
  diagonals: 'Both diagonals',
  done: 'Painted',
  heads: ['Row', 'Stall', 'Corner', 'Along (m)', 'Aside (m)', 'Diagonal 1', 'Diagonal 2'],
}

export default painting
