import type zh from '../zh-CN/calendar.ts'

const calendar: typeof zh = {
  title: 'Calendar',
  about:
    'Terms count working days by the State Council’s calendar; what is set here goes before it. A closed evening is passed over.',
  market: 'Evenings of',
  before: 'Month before',
  after: 'Month after',
  today: 'today',
  month: (year, month) => `${year}-${month}`,
  weekdays: ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'],
  work: 'working day',
  free: 'free',
  holiday: 'public holiday',
  weekend: 'weekend',
  closedWord: (reason) => `closed: ${reason}`,
  dayTitle: 'Worked or free',
  counts: 'It counts as',
  countsHint: 'Terms set from now on count by it; those that run stay.',
  kinds: {
    china: 'as the State Council has it',
    workday: 'working day',
    holiday: 'free',
  },
  reason: 'Why',
  fillReason: 'Please say why.',
  save: 'Save',
  saved: 'Saved',
  eveningTitle: (market) => `This evening of ${market}`,
  close: 'Close',
  reopen: 'Open after all',
  closeReason: 'Why it is closed',
  closeHint: 'Such as storm, snow, road works',
  closedBy: (reason, by) => `Closed: ${reason} (${by})`,
  print: 'Print',
}

export default calendar
