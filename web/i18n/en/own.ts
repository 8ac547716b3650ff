import type zh from '../zh-CN/own.ts'

type Done = (typeof zh)['done']
type Action = Parameters<Done['fine']>[0]

const help: Record<string, string> = {
  carry: 'carrying',
  clear_cartons: 'clearing cartons',
  pack_up: 'packing up',
  papers: 'papers',
  show_to_plot: 'showing the plot',
  lend_tool: 'lending a tool',
  repaint_line: 'repainting the line',
  power_water: 'power or water',
  mediate: 'mediating',
  weather_warning: 'weather warning',
  safety_advice: 'safety advice',
}
const spared: Record<string, string> = {
  minor_corrected: 'minor and put right',
  first_slight_corrected: 'first time, slight, put right',
  no_fault: 'no fault',
}
const authorities = {
  C: 'city management',
  M: 'the market regulator',
  F: 'the fire service',
  P: 'the police',
  E: 'the environment office',
}

const numbered = ({ document_number }: Action) => (document_number ? `, document ${document_number}` : '')
const listed = ({ items }: Action) => (items?.length ? `: ${items.join(', ')}` : '')

const done: Done = {
  help: ({ help_kind }) => `Officers helped: ${help_kind ? help[help_kind] : 'help'}`,
  remind: () => 'Reminded, no penalty',
  educate: () => 'The rule was explained, no penalty',
  spared: ({ reason }) => `No penalty: ${spared[reason ?? ''] ?? reason ?? ''}`,
  fix_now: () => 'To be put right at once',
  fix_by: (_, deadline) => `To be put right: ${deadline}`,
  points: () => 'Points',
  pause_stall: ({ reason }) => `Stall paused${reason ? `: ${reason}` : ''}`,
  end_stall: ({ reason }) => `Stall withdrawn${reason ? `: ${reason}` : ''}`,
  transfer: ({ authority }) => `Passed to ${authority ? authorities[authority] : 'the authority in charge'}`,
  evidence_hold: (action) => `Items registered and held as evidence${listed(action)}`,
  warning: (action) => `Written warning${numbered(action)}`,
  criticism: (action) => `Public criticism${numbered(action)}`,
  fine_on_spot: (action) => `Fine on the spot, ${action.amount_yuan ?? ''} yuan${numbered(action)}`,
  fine: (action) => `Fine, ${action.amount_yuan ?? ''} yuan${numbered(action)}`,
  confiscate: (action) => `Confiscated${listed(action)}${numbered(action)}`,
  stop_business: (action) => `Order to stop business${numbered(action)}`,
  revoke_permit: (action) => `Permit revoked${numbered(action)}`,
  clear_now: () => 'An obstacle was cleared by the officers',
  perform: () => 'Put right by the authority in your place',
  seal: (action) => `Sealed${listed(action)}`,
  seize: (action) => `Seized${listed(action)}`,
  remove: () => 'Removed by force',
}

const own: typeof zh = {
  title: 'My stall',
  hello: (name) => `Hello, ${name}`,
  stallNumber: 'Stall',
  shopNumber: 'Shop',
  row: (row) => `Row ${row}`,
  hoursToday: 'Open today',
  openNow: 'You may trade now',
  opensLater: (time) => `Not yet; starts at ${time}`,
  closedNow: 'Closed for today',
  stallClosed: 'This stall is closed',
  stallClosedHint: 'Please ask the market’s staff.',
  until: (day) => `Yours until ${day}`,
  onMap: 'Find my stall on the map',
  noStall: 'No stall is assigned to you at present',
  noStallHint: 'For a fixed stall, register at the market office. Stalls are free.',
  toPutRight: 'To put right',
  nothingToPutRight: 'Nothing to put right',
  nothingToPutRightHint: 'Thank you for your cooperation.',
  deadline: {
    at_once: 'Please put it right now',
    today: (time) => `Before ${time} today`,
    tonight: (time) => `Before ${time} tonight`,
    tomorrow: (time) => `Before ${time} tomorrow`,
    later: (day) => `Before ${day}`,
    overdue: (day) => `Overdue (${day}); please put it right now`,
    was: (day) => `before ${day}`,
  },
  afterwards: 'No need to go anywhere: officers look again on their next round.',
  latest: 'Latest inspection',
  noInspection: 'Not inspected yet',
  noInspectionHint: 'After an inspection the result is shown here.',
  allRecords: 'See the whole record',
  free: 'Stall fee: 0 yuan',
  freeHint:
    'Stall, lines, registration and renewal are free. If anyone asks you for money, do not pay; tell a supervisor.',
  record: 'My record',
  recordHint: 'Every inspection is here. Only you and the staff can see it.',
  inOrder: 'All in order',
  found: (n) => (n === 1 ? '1 problem found' : `${n} problems found`),
  lead: (name) => `Lead: ${name}`,
  place: (market, label) => `${market}, ${label}`,
  stallLabel: (number) => `stall ${number}`,
  shopLabel: (number) => `shop ${number}`,
  stallGone: 'A stall no longer on the plan',
  corrects: 'This entry is a correction',
  setAside: {
    correction: 'Corrected; the newer entry counts',
    mistake: 'Entered by mistake, withdrawn, does not count',
    duplicate: 'Entered twice, withdrawn, does not count',
  },
  overturned: (day, reason) => `Set aside on ${day}, does not count: ${reason}`,
  done,
  nothingDone: 'Only noted',
  map: 'Where my stall is',
  mapMine: (number) => `Your stall: ${number}`,
  phone: 'Registered phone',
  category: 'Trade',
}

export default own
