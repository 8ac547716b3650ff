import type zh from '../zh-CN/roles.ts'

const may: (typeof zh)['may'] = {
  'market.read': 'See markets, stall plans and what goes on tonight',
  'market.edit': 'Change markets, the calendar, the checklist and how points are counted',
  'plan.edit': 'Draw, import and publish stall plans, order painting',
  'vendor.read': 'Look up vendors and their stalls',
  'vendor.edit': 'Register and change vendors',
  'assignment.edit': 'Give, move and end stalls',
  'person.read': 'See squads, officers and the roster',
  'person.edit': 'Change people, squads, certificates, the roster, trainings, thresholds and roles',
  'patrol.run': 'Start and end patrols, leave a note for the next squad',
  'inspection.log': 'Log inspections, findings and actions; confirm actions one was part of',
  'inspection.amend': 'Correct an inspection; the first record stays',
  'inspection.read': 'Read inspections, findings, matters and documents',
  'action.overturn': 'Overturn an action; it stays visible',
  'review.decide': 'Decide vendors’ reviews, except of actions one was part of',
  'held.decide': 'Decide records that are held',
  'paint.log': 'Log painting',
  'photo.add': 'Send photos',
  'ratio.read': 'See the enforcement ratio',
  'data.publish': 'Publish a month’s open data',
  'ratio.lock': 'Lock a month’s ratio',
  'prompt.read': 'Read prompts and answer them; officers only their own',
  'prompt.evaluate': 'Have prompts worked out, set their thresholds',
  'request.make': 'Ask a squad to look at a place',
  'request.answer': 'Answer help calls and requests',
  'document.issue': 'Issue and sign documents',
  'document.edit': 'Change document templates and the authority’s words',
  'matter.act': 'Move matters and procedures on',
  'legal_basis.edit': 'Enter and end legal bases',
  'incident.log': 'Log incidents',
  'incident.read': 'Read incidents and complaints, note talks; officers only their squad’s',
  'log.read': 'Read the log, check that nothing was altered; see all of tonight',
  'record.ask': 'Search all records, keep views, export tables',
  'own.read': 'See one’s own stalls, record, points and documents',
  'own.ask': 'Call for help, reply, ask for a review, say it is put right, complain',
}
const names: (typeof zh)['names'] = { officer: 'Officer', supervisor: 'Supervisor', vendor: 'Vendor' }
const many: (typeof zh)['names'] = { officer: 'officers', supervisor: 'supervisors', vendor: 'vendors' }

const roles: typeof zh = {
  title: 'Roles',
  about: 'Everybody has one role. The server decides by it, and screens offer only what may be used.',
  choose: 'Role',
  names,
  may,
  both: 'Supervisors and officers may',
  only: (role) => `Only ${many[role]} may`,
  who: (role, n) => `${n} ${n === 1 ? names[role].toLowerCase() : many[role]}`,
  whoTips: 'Open a person to change their role. Who is deactivated is not listed.',
  search: 'Name, user name, squad',
  nobody: 'Nobody at present',
  nobodyHint: 'Add them under people and squads.',
  signsIn: 'Who is a vendor',
  vendors: 'Vendors',
  vendorsHint: 'Registered with a phone number, they sign in by a code; they cannot become officers or supervisors',
  certified:
    'Penalties and measures also need two officers certified that day, whatever the role (Administrative Penalty Law Art. 42, Compulsion Law Art. 18).',
  changing: 'What a change of role does',
  becomes: {
    supervisor:
      'A supervisor no longer starts patrols or logs inspections, and leaves the roster. End their running patrol and have their phone send its records first.',
    officer:
      'An officer can no longer open supervisors’ pages. They need a squad, and are auxiliary without a valid certificate.',
  },
  atOnce: 'It counts at once, without signing in again. Earlier records, signatures and certificates stay.',
  last: 'The last active supervisor can be neither made an officer nor deactivated. Another supervisor changes one’s own role.',
  logged: 'Each change is in the log.',
}

export default roles
