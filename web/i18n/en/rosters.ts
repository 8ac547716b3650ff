import type zh from '../zh-CN/rosters.ts'

const rosters: typeof zh = {
  title: 'Roster',
  about: 'Who is on duty on which evening. A patrol starts with them; anybody else may go as well.',
  squad: 'Squad',
  officer: 'Officer',
  before: 'Week before',
  after: 'Week after',
  thisWeek: 'This week',
  today: 'today',
  onDuty: 'on duty',
  off: 'off',
  anywhere: 'with the squad',
  auxiliary: 'auxiliary',
  left: 'left',
  details: 'change',
  absences: { ill: 'ill', leave: 'on leave', training: 'at a training', other: 'absent' },
  presence: 'Presence',
  there: 'there',
  market: 'Market',
  note: 'Note (optional)',
  save: 'Save',
  count: (people, certified) => `${people}, certified ${certified}`,
  copy: 'Plan as last week',
  copyHint: 'Only where nothing is planned; not the past, not who has left, and no absences.',
  copied: (count) => (count === 0 ? 'Nothing to add' : `${count} planned`),
  nobody: 'No active officers in this squad',
  nobodyHint: 'Add officers under “People and squads”.',
  noSquads: 'No squads yet',
  print: 'Print',
}

export default rosters
