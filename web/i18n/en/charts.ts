import type zh from '../zh-CN/charts.ts'

const charts: typeof zh = {
  view: (title) => `${title}: chart or table`,
  chart: 'Chart',
  table: 'Table',
  save: 'Download image',
  saveOf: (title) => `Download image: ${title}`,
  saved: 'Image downloaded',
  waiting: 'Drawing…',
  unreachable: 'The drawing code cannot be fetched, probably for lack of a connection. Here is the table.',
}

export default charts
