import { expect, test } from 'vitest'
import { alarmOf, remediesEnd } from '../../src/matters/rules-clocks.ts'
import { lastTermOver, remediesOver } from '../../src/matters/rules-execution.ts'

const until = new Date('2027-05-23T16:00:00Z')
const before = new Date(until.getTime() - 1)

// 行政强制法 Art. 44: 当事人在法定期限内不申请行政复议或者提起行政诉讼，又不拆除的，行政机关可以依法强制拆除。
test('a removal waits until remedies are out of time, and none was begun', () => {
  expect(remediesOver('removal', until, true, before)).toMatchObject([
    { code: 'remedy_running', detail: { article: 'compulsion-44', until: until.toISOString() } },
  ])
  expect(remediesOver('removal', until, false, until)).toMatchObject([
    { code: 'action_incomplete', detail: { article: 'compulsion-44', fields: ['none_begun'] } },
  ])
  expect(remediesOver('removal', until, true, until)).toEqual([])
  expect(remediesOver('performance', until, false, before)).toEqual([])
})

test('and until the time that the public notice leaves is over', () => {
  expect(lastTermOver('removal', until, before)).toMatchObject([
    { code: 'execution_too_early', detail: { article: 'compulsion-44' } },
  ])
  expect(lastTermOver('removal', until, until)).toEqual([])
})

// 行政复议法 Art. 20: 六十日；行政诉讼法 Art. 46: 六个月。
test('six months from the service, to the end of the day; a month that is shorter ends it', () => {
  expect(remediesEnd('Asia/Shanghai', new Date('2026-11-23T11:05:00Z'))).toEqual(until)
  expect(remediesEnd('Asia/Shanghai', new Date('2026-08-31T04:00:00Z')).toISOString()).toBe('2027-02-28T16:00:00.000Z')
})

test('a time that is waited for is over without anybody being late', () => {
  for (const clock of ['demand', 'last_demand', 'remedy'] as const) {
    expect(alarmOf(clock, until, false, before)).toBe('running')
    expect(alarmOf(clock, until, false, new Date(until.getTime() + 1))).toBe('passed')
  }
})
