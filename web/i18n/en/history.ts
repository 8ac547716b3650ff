import type source from '../zh-CN/history.ts'

const counted = (unit: string, units: string) => ({
  0: 'none',
  1: `1 ${unit}`,
  2: `2 ${units}`,
  3: `3 ${units} or more`,
  few: 'too few to class',
  none: 'no data',
})

const words: typeof source = {
  title: 'Look back',
  titleOf: (market: string) => `Look back: ${market}`,
  open: 'Look back',
  show: 'What to look at',
  views: {
    evenings: 'Evening by evening',
    findings: 'Findings per inspection',
    coverage: 'Coverage',
    repeats: 'Repeat findings',
    enforcement: 'Enforcement',
  },
  means: {
    findings: 'Findings ÷ inspections. Not classed below 5 inspections.',
    coverage:
      'Of the evenings somebody held the stall, those on which it was inspected. Not classed below 10 evenings.',
    repeats: 'The same vendor and item again within 14 days. Classed by count, never by percentage.',
    enforcement:
      'Findings whose most severe action is a penalty, a compulsory measure or an evidence hold, on the evening of the inspection. Classed by count, never by percentage.',
  },
  total: {
    findings: (part: string, whole: string) => `${part} findings in ${whole} inspections`,
    coverage: (part: string, whole: string) => `each stall once an evening: inspected ${part} of ${whole} times`,
    repeats: (part: string, whole: string) => `${part} repeats of ${whole} findings`,
    enforcement: (part: string, whole: string) => `${part} enforced of ${whole} findings handled`,
  },
  player: 'Play the evenings',
  play: 'Play',
  pause: 'Pause',
  slider: 'Which evening',
  layoutOn: 'Layout on this day',
  version: (version: number) => `plan version ${version}`,
  noLayout: 'There was no stall plan yet on this day',
  counts: (day: string) => `States on the evening of ${day}`,
  table: 'As a table',
  place: 'Number',
  noData: 'No data',
  few: 'too few to class',
  partOf: (part: string, whole: string) => `${part} of ${whole}`,
  period: (from: string, to: string) => `${from} to ${to}`,
  from: 'From',
  to: 'To',
  onePeriod: 'Period',
  firstPeriod: 'First period',
  secondPeriod: 'Second period',
  compare: 'Compare with another period',
  endComparison: 'Stop comparing',
  classes: 'What colours and glyphs mean',
  classWords: {
    findings: {
      0: 'below 0.25',
      1: 'from 0.25',
      2: 'from 0.5',
      3: '1 or more each time',
      few: 'below 5 inspections',
      none: 'not inspected',
    },
    coverage: {
      0: 'below a quarter',
      1: 'from a quarter',
      2: 'from a half',
      3: 'three quarters or more',
      few: 'below 10 evenings',
      none: 'held by nobody',
    },
    repeats: { ...counted('repeat', 'repeats'), none: 'no findings' },
    enforcement: { ...counted('finding', 'findings'), none: 'no findings handled' },
  },
  inspectionsOf: (number: string) => `Inspections of ${number}`,
  close: 'Close',
}

export default words
