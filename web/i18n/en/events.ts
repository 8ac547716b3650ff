import type zh from '../zh-CN/events.ts'

const events: typeof zh = {
  title: 'The whole log',
  about:
    'Everything is noted in order, each entry tied to the one before; entries are added, never changed or removed.',
  chain: 'Whose log',
  district: 'District (staff, vendors, squads)',
  kind: 'Kind of entry',
  allKinds: 'All kinds',
  kinds: {
    'district.prepared': 'District prepared',
    'market.saved': 'Market saved',
    'plan.published': 'Stall plan published',
    'checks.saved': 'Plan check settings saved',
    'squad.saved': 'Squad saved',
    'person.saved': 'Member of staff saved',
    'vendor.saved': 'Vendor saved',
    'assignment.given': 'Stall assigned',
    'assignment.ended': 'Assignment ended',
    'assignment.moved': 'Moved to another stall',
    'patrol.started': 'Patrol started',
    'patrol.joined': 'Patrol joined',
    'patrol.ended': 'Patrol ended',
    'inspection.logged': 'Inspection logged',
    'inspection.amended': 'Inspection corrected',
    'action.overturned': 'Action overturned',
    'incident.logged': 'Incident logged',
  },
  system: 'The system',
  byVendor: 'Vendor',
  position: (position) => `No.\u00a0${position}`,
  details: 'Content and checksum',
  subject: 'About',
  body: 'Content',
  hash: 'Checksum',
  none: 'No entries yet',
  noneHint: 'Try another market or kind.',
  verify: 'Check these entries',
  verifying: (done, total) => `Checking, ${done} of ${total} entries…`,
  whole: (rows) => `Checked: all ${rows} entries fit, nothing was altered.`,
  altered: (count) =>
    `${count} ${count === 1 ? 'place does' : 'places do'} not fit. Stop working here and call the administrator, who must keep everything as it is.`,
  why: {
    'row missing': 'this entry is missing',
    'row altered': 'this entry was altered',
    'previous hash altered': 'does not continue the entry before',
  },
  headsTitle: 'Last checksums',
  headsHint:
    'Copy or print this table and keep it elsewhere: only it can show later that entries were cut off the end.',
  head: 'Last entry',
  at: 'Time',
  print: 'Print',
}

export default events
