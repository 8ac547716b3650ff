import type zh from '../zh-CN/phones.ts'

const phones: typeof zh = {
  allArrived: (at: string) => `As of ${at} no phone reports records that have not arrived.`,
  holding: (at: string, count: number, records: number) =>
    `As of ${at}, ${count} ${count === 1 ? 'phone still holds' : 'phones still hold'} ${records} ${records === 1 ? 'record' : 'records'}; the figures here will change.`,
  silent: (n: number) =>
    n === 1
      ? 'One officer on patrol has not been heard of for a while.'
      : `${n} officers on patrol have not been heard of for a while.`,
  show: 'Which phones',
  waiting: (n: number) => `${n} waiting on the phone`,
  missing: (n: number) => `${n} missing: numbered there, not here`,
  oldest: (at: string) => `the oldest of ${at}`,
  heard: (at: string) => `last heard ${at}`,
  onPatrol: (person: string, market: string) => `${person}, on patrol in ${market}`,
  missingHint: 'A gap may mean that the browser’s data were cleared. Ask the officer.',
}

export default phones
