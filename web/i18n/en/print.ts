import type zh from '../zh-CN/print.ts'

const print: typeof zh = {
  title: 'Print the plan',
  nothing: 'There are no stalls to print yet',
  nothingHint: 'Draw or import the plan first.',
  paper: 'Paper',
  landscape: (paper) => `${paper} landscape`,
  scale: 'Scale',
  states: 'With tonight’s states',
  statesHint: 'Without them the sheet shows stalls and numbers only and does not age on a wall.',
  list: 'With the list of stalls',
  listHint: 'Three blank columns for a pencil.',
  sheets: (n) => `${n} sheets of the map`,
  print: 'Print',
  version: (version, day) => `Version ${version}, from ${day}`,
  asOf: (day) => `Evening of ${day}`,
  noStates: 'Stalls and numbers only',
  joins: (page) => `joins sheet ${page}`,
  qr: 'The public plan:',
  north: 'The arrow points north',
  bar: (metres, scale) => `${metres} m · 1 : ${scale}`,
  page: (page, pages) => `Sheet ${page} of ${pages}`,
  listTitle: (market) => `${market}: list of stalls`,
  columns: ['Stall', 'Vendor', 'Category', 'Present', 'State', 'Notes'],
  status: {
    enforced: 'Penalty or compulsory measure',
    to_put_right: 'To be put right',
    seen: 'Seen, in order',
    assigned: 'Assigned',
    vacant: 'Stall',
    closed: 'Closed',
  },
}

export default print
