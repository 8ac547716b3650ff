import type zh from '../zh-CN/brief.ts'

const figures: (typeof zh)['figures'] = {
  inspections: 'Inspections',
  handled: 'Findings handled',
  help_given: 'Help given',
  enforced: 'Penalties, measures or evidence holds',
  spared: 'Spared',
  incidents: 'Incidents',
  help_calls: 'Calls for help',
  thanks: 'Thanks',
}

const brief: typeof zh = {
  title: 'Weekly brief',
  heading: (place) => `${place}: weekly brief`,
  allMarkets: 'All markets',
  market: 'Market',
  choose: 'Which week, which market',
  before: 'Week before',
  after: 'Week after',
  running: 'This week is not over; the evenings that are over are compared with the same ones of the week before.',
  figures,
  changes: 'Against the week before',
  more: (n, what) => `${figures[what]}: ${n} more`,
  fewer: (n, what) => `${figures[what]}: ${n} fewer`,
  list: (words) => `${words}.`,
  same: 'Every count is the same as the week before.',
  allChance: 'All differences are within chance; the sample does not show a change.',
  beyond: (names) => `Beyond chance: ${names}.`,
  restChance: 'The rest is within chance and shows no change.',
  share: {
    not_distinguishable: 'The ratio is not distinguishable from the week before.',
    low: 'The ratio is below the week before, beyond chance.',
    high: 'The ratio is above the week before, beyond chance.',
  },
  shareBefore: (share) => `Week before: ${share}`,
  noShare: 'Nothing was handled the week before, so the ratio is not compared.',
  figure: 'Figure',
  thisWeek: 'This week',
  lastWeek: 'Week before',
  difference: 'Difference',
  chance: 'Beyond chance?',
  standings: {
    not_distinguishable: 'shows no change',
    low: 'fewer, beyond chance',
    high: 'more, beyond chance',
  },
  waiting: 'What still waits',
  waitingHint: 'As things stand now, not that week.',
  clocksOver: 'Legal clocks past their end',
  clocksSoon: 'Ending within 24 hours',
  promptsNone: 'No prompts wait.',
  pieces: (n) => n,
  small: 'No ranking, no sums of fines. No percentage under 10 findings, no colour under 30.',
}

export default brief
