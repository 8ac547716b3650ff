import { expect, test } from 'vitest'
import { tooEarly } from '../../src/matters/rules-case.ts'
import { demandLeavesTime, demandOver, orderUnmet } from '../../src/matters/rules-execution.ts'

const now = new Date('2026-11-23T11:05:00Z')
const later = (ms: number) => new Date(now.getTime() + ms)

// 行政强制法 Art. 34, 50: 当事人在行政机关决定的期限内不履行义务的……
test('only an order whose time is over is demanded', () => {
  expect(orderUnmet('performance', ['fix_by'], now, now)).toEqual([])
  expect(orderUnmet('removal', ['fix_now'], null, now)).toEqual([])
  expect(orderUnmet('performance', ['fix_by'], later(1), now)).toMatchObject([
    { code: 'order_unmet', detail: { article: 'compulsion-50' } },
  ])
  expect(orderUnmet('removal', ['remind', 'warning'], null, now)).toMatchObject([
    { code: 'order_unmet', detail: { article: 'compulsion-44' } },
  ])
})

// Art. 35: 催告应当以书面形式作出，并载明履行义务的期限……
test('a demand leaves the time it has to', () => {
  expect(demandLeavesTime(later(1), now, 'compulsion-35')).toEqual([])
  expect(demandLeavesTime(later(-1), now, 'compulsion-35')).toMatchObject([
    { code: 'demand_too_short', detail: { article: 'compulsion-35' } },
  ])
})

// Art. 36: 当事人收到催告书后有权进行陈述和申辩。
test('nothing is decided before the party was heard, whatever else is missing', () => {
  for (const kind of ['performance', 'removal'] as const)
    expect(tooEarly(kind, 'decide_execution', 'demanded')).toMatchObject({
      code: 'statement_first',
      detail: { article: 'compulsion-36' },
    })
})

// Art. 37: 经催告，当事人逾期仍不履行行政决定，且无正当理由的……
test('execution is decided when the demand is over, not before', () => {
  expect(demandOver(later(1), now)).toMatchObject([{ code: 'demand_running', detail: { article: 'compulsion-37' } }])
  expect(demandOver(now, now)).toEqual([])
})

// Art. 37–38: decided and served before it is executed.
test('an execution names the article that wants something first', () => {
  const article = (state: string) => tooEarly('performance', 'execute', state)?.detail['article']
  expect(article('demanded')).toBe('compulsion-36')
  expect(article('heard')).toBe('compulsion-37')
  expect(article('decided')).toBe('compulsion-38')
  expect(article('served')).toBe('compulsion-51')
  expect(article('suspended')).toBe('compulsion-39')
  expect(tooEarly('removal', 'execute', 'served')?.detail['article']).toBe('compulsion-44')
  expect(tooEarly('performance', 'execute', 'demanded_again')).toBeUndefined()
  expect(tooEarly('performance', 'serve', 'demanded')).toBeUndefined()
})
