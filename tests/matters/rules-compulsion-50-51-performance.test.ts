import { expect, test } from 'vitest'
import { endOfWorkday } from '../../src/matters/rules-clocks.ts'
import {
  demandLeavesTime,
  executionSaid,
  lastDemandWorkdays,
  lastTermOver,
  recordSigned,
} from '../../src/matters/rules-execution.ts'
import { isWorkday } from '../../src/shared/workdays.ts'

// 行政强制法 Art. 51(1): 代履行决定书应当载明……方式和时间、标的、费用预算以及代履行人。
test('the decision says who performs and what it is to cost', () => {
  expect(executionSaid('performance', { performer: null, cost_yuan: null })).toMatchObject([
    { code: 'action_incomplete', detail: { article: 'compulsion-51', fields: ['performer', 'cost_yuan'] } },
  ])
  expect(executionSaid('performance', { performer: '环卫公司', cost_yuan: 300 })).toEqual([])
  expect(executionSaid('removal', { performer: null, cost_yuan: null })).toEqual([])
})

// Art. 51(2): 代履行三日前，催告当事人履行；Art. 69: 十日以内期限的规定是指工作日。
test('three working days lie between the last demand and the performance', () => {
  const calendar = { time_zone: 'Asia/Shanghai', isWorkday }
  // Friday 25 September 2026 is a holiday, the week after has the National Day from Thursday on.
  const earliest = endOfWorkday(calendar, new Date('2026-09-29T02:00:00Z'), lastDemandWorkdays)
  expect(earliest.toISOString()).toBe('2026-10-09T16:00:00.000Z')
  expect(demandLeavesTime(new Date('2026-10-02T16:00:00Z'), earliest, 'compulsion-51')).toHaveLength(1)
  expect(lastTermOver('performance', earliest, new Date(earliest.getTime() - 1))).toMatchObject([
    { code: 'execution_too_early', detail: { article: 'compulsion-51' } },
  ])
})

// Art. 51(4): 当事人或者见证人应当在执行文书上签名或者盖章。
test('the record is signed by the party or by a witness with a name', () => {
  expect(recordSigned('party_signed', null)).toEqual([])
  expect(recordSigned('witness_signed', '孙桂兰')).toEqual([])
  expect(recordSigned('witness_signed', null)).toMatchObject([
    { code: 'action_incomplete', detail: { article: 'compulsion-51', fields: ['witness'] } },
  ])
})
