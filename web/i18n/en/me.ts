import type zh from '../zh-CN/me.ts'

const me: typeof zh = {
  certified: 'Certified officer',
  auxiliary: 'Auxiliary officer',
  reviews: 'Reviews',
  reviewsHint: 'What vendors disagree with and waits for you',
  prompts: 'Worth a look',
  ask: 'Ask',
  askHint: 'Lists of records, and search by words',
  district: 'District settings',
  districtHint: 'People, rosters, trainings, checklist, calendar, thresholds, log',
  named: 'Actions with my name',
  namedHint: 'What waits for my word, and what was confirmed on another’s phone',
  incidents: 'Incidents',
  incidentsHint: 'What was logged, talked about and closed',
  points: 'Points',
  pointsHint: 'The table, each market’s way, who is near the limit',
  people: 'Staff and squads',
  install: 'Install the app',
  installHint: 'Opens like an app, even where the signal is poor',
}

export default me
