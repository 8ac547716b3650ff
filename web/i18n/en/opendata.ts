import type zh from '../zh-CN/opendata.ts'

const opendata: typeof zh = {
  title: 'Open data',
  about:
    'The results of each month’s inspections, for anybody to fetch and use. They contain nobody’s name or telephone number.',
  form: 'The form follows LIVES (Local Inspector Value-Entry Specification): CSV files in UTF-8 that any spreadsheet opens.',
  license: (name) => `Licence: ${name}; name the source and use it.`,
  months: 'Months to download',
  none: 'No month is public yet.',
  since: (day) => `public since ${day}`,
  download: (file, month) => `Download ${file}, ${month}`,
  dictionary: 'Data dictionary',
  dictionaryOf: (name, file) => `${name} (${file})`,
  field: 'Field',
  meaning: 'Meaning',
  files: {
    'businesses.csv': 'Stalls and shops',
    'inspections.csv': 'Inspections',
    'feed_info.csv': 'About the files of this month',
  },
  fields: {
    business_id:
      'Of the stall or shop, as in its public address. Not of the vendor: who moves to another stall cannot be followed.',
    name: 'Trade name as on the public page; market and number where there is none, or where it has the vendor’s own name or telephone number in it.',
    address: 'Market and number',
    latitude: 'Latitude of the middle (WGS-84)',
    longitude: 'Longitude of the middle (WGS-84)',
    market: 'Market',
    kind: 'stall or shop',
    number: 'Number of the stall or shop',
    category: 'What is sold',
    date: 'The evening, as 20261130; no time of day',
    description: 'The result in (Chinese) words',
    result: 'in_order or not_in_order',
    feed_date: 'Day the file was made',
    feed_version: 'Version of the form',
    month: 'Month',
    license: 'Licence',
    least_looks: 'Inspections in the month that a place needs to be listed',
    least_places: 'Such places that a market needs to be listed',
  },
  left: 'What is left out, and why',
  leftOut: [
    'Names and telephone numbers of vendors and officers: personal data.',
    'What was found, what was done about it, and penalties: enforcement history is never public.',
    'Whether it was a recheck: a recheck says that an order was given, which is enforcement history.',
    'Inspections under review: what is disputed is not displayed. Corrected and void ones are not in it either.',
    'Inspections of vendors who were here before: as on the public page, only the present vendor’s count.',
    'Times and order of inspections: nobody shall follow officers on their walk.',
  ],
  small: (looks, places) =>
    `Places with fewer than ${looks} inspections in the month, and markets with fewer than ${places} such places, are left out: one or two looks prove nothing, but point at somebody.`,
  again:
    'Files are made from the records at the moment of each download: what is corrected, reviewed or given up later is not in them from then on.',
  noScore: 'There is no score: an inspection is in order or not, it is not graded and nobody is ranked.',
  publishing: 'Make a month public',
  publishHint:
    'Only months that are over and hold inspections. From then on anybody may download it without signing in; it can be taken back at any time.',
  month: 'Month',
  publish: 'Make public',
  published: 'Public now',
  takeBack: 'Take back',
  takeBackOf: (month) => `Take back ${month}`,
  takeBackAsk: 'The files of this month can no longer be downloaded. Those already downloaded cannot be called back.',
  takenBack: 'Taken back',
  nothingLeft: 'All months that are over and hold records are public.',
  noneOver: 'No month can be made public yet',
  noneOverHint: 'Once the first month with inspections is over, it can be made public here.',
}

export default opendata
