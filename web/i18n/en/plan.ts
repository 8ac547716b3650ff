import type zh from '../zh-CN/plan.ts'

const plan: typeof zh = {
  importTitle: 'Import a stall plan',
  importIntro:
    'Choose a GeoJSON file, check it, then publish. Stalls that are not in the file stay as they are; none is lost.',
  importForms: 'Each stall is a polygon, or a point with orientation and dimensions, in WGS-84.',
  chooseFile: 'Choose a file',
  chooseAnother: 'Choose another file',
  chosen: (name) => `File: ${name}`,
  validFrom: 'Valid from',
  validFromHint: 'The new plan begins with that evening; earlier records keep the old one.',
  axis: 'Bearing of the street',
  axisHint: 'Degrees clockwise from north, 0 to below 180. Empty keeps it; a first import takes it from the file.',
  axisWrong: 'Give degrees from 0 to below 180, or leave it empty.',
  degrees: 'degrees',
  recheck: 'Check again',
  checking: 'Checking the file…',
  result: 'Result of the check',
  counts: (n) => String(n),
  becomes: {
    added: 'Added',
    changed: 'Changed',
    unchanged: 'Unchanged',
    kept: 'Kept',
    left_out: 'With problems',
  },
  keptHint: (n) => `${n} stalls on the plan are not in the file; all of them stay.`,
  clean: 'No problems found.',
  checked: (errors: number, warnings: number) =>
    errors + warnings === 0
      ? 'The new plan passes all checks.'
      : `Checks of the new plan: ${errors} errors, ${warnings} warnings.`,
  reason: 'Why it is published in spite of the errors',
  reasonHint: 'The reason is kept with this version of the plan.',
  withProblems: (n) =>
    `${n} stalls have problems, yellow with an exclamation mark on the map. Correct the file and import it again.`,
  wholeFile: 'The whole file',
  nth: (n, number) => `Feature ${n}${number === null ? '' : ` · ${number}`}`,
  moreProblems: (n) => `${n} more problems are not listed; correct these and check again to see them.`,
  preview: 'Map of the check',
  previewHint: 'Tap a stall on the map or in the list to see what becomes of it.',
  selected: (number, becomes) => `${number}: ${becomes}`,
  lists: 'By what changes',
  noneHere: 'No stalls like that',
  publish: (version) => `Publish version ${version}`,
  publishGood: (n) => `Import only the ${n} without problems`,
  publishGoodTitle: (n) => `Import only the ${n} stalls without problems?`,
  publishGoodBody: (n) =>
    `The ${n} with problems are left out; those already on the plan stay as they are. Correct the file and import it again later.`,
  nothingToPublish: 'The file is the same as the plan, so there is nothing to publish.',
  published: (version) => `Version ${version} is published`,
  publishedFrom: (day) => `Valid from ${day}.`,
  nothingLost: (kept, same) => `${kept} kept, ${same} unchanged, none lost; vendors keep their stalls.`,
  leftOut: (n) => `${n} stalls with problems were left out.`,
  toMarket: 'See the plan',
  importMore: 'Import another file',
  noPlots: 'There is no stall plan here',
  noPlotsHint: 'A street of shops has no plots. Choose a night market.',
}

export default plan
