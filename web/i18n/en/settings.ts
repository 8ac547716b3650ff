import type zh from '../zh-CN/settings.ts'

const settings: typeof zh = {
  title: 'District settings',
  search: 'What to set, e.g. leave, holidays',
  found: (n) => `${n} found`,
  none: 'Nothing found',
  noneHint: 'Try another word.',
  groups: { people: 'People', rules: 'Rules and times', log: 'Log' },
  /** `also`: other words by which somebody may look for it. */
  entries: {
    people: { title: 'People and squads', hint: 'Who is in which squad, roles, sign-ins', also: 'account password' },
    rosters: { title: 'Roster', hint: 'Who is on duty on which evening', also: 'absence leave' },
    points: { title: 'Points', hint: 'How each market counts points', also: 'score' },
    bases: { title: 'Legal bases', hint: 'For seizing, sealing and others', also: 'law articles' },
    templates: { title: 'Document templates', hint: 'The wording of each document', also: 'papers' },
    documents: { title: 'Document settings', hint: 'Authority, review and court', also: 'seal' },
    log: { title: 'Log', hint: 'Who changed what and when; check that nothing was altered', also: 'audit' },
    heads: { title: 'Where each evening ended', hint: 'To copy or print, and compare later', also: 'checksum chain' },
  },
}

export default settings
