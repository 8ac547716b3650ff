import { describe, expect, test } from 'vitest'
import { answerTimeOver, notHeavier, sanctionComplete, tooEarly } from '../../src/matters/rules-case.ts'

const until = new Date('2026-11-27T16:00:00Z')

// 行政处罚法 Art. 44: 作出决定之前，应当告知内容及事实、理由、依据，并告知陈述、申辩、要求听证等权利。
describe('Art. 44', () => {
  test('a decision before the notice is refused with it, whatever else is missing', () => {
    for (const state of ['filed', 'investigating'])
      expect(tooEarly('case', 'decide', state)).toMatchObject({
        code: 'notice_first',
        detail: { article: 'penalty-44' },
      })
    expect(tooEarly('case', 'serve', 'filed')).toBeUndefined()
    expect(tooEarly('stall_loss', 'decide', 'filed')).toBeUndefined()
  })

  test('a fine is noticed with its sum, another penalty without one', () => {
    expect(sanctionComplete({ penalty: 'fine', amount_yuan: null })).toHaveLength(1)
    expect(sanctionComplete({ penalty: 'warning', amount_yuan: 50 })).toHaveLength(1)
    expect(sanctionComplete({ penalty: 'fine', amount_yuan: 50 })).toEqual([])
  })
})

// Art. 45: 当事人有权进行陈述和申辩……不得因当事人陈述、申辩而给予更重的处罚。
describe('Art. 45', () => {
  test('silence is an answer only when the time to answer is over', () => {
    expect(answerTimeOver('silent', until, new Date(until.getTime() - 1))).toMatchObject([{ code: 'statement_first' }])
    expect(answerTimeOver('silent', until, until)).toEqual([])
    expect(answerTimeOver('signed', until, new Date(0))).toEqual([])
  })

  test('nobody is punished harder than was noticed', () => {
    const noticed = { penalty: 'fine', amount_yuan: 500 } as const
    expect(notHeavier({ penalty: 'fine', amount_yuan: 501 }, noticed)).toMatchObject([{ code: 'heavier_than_noticed' }])
    expect(notHeavier({ penalty: 'stop_business', amount_yuan: null }, noticed)).toHaveLength(1)
    expect(notHeavier({ penalty: 'fine', amount_yuan: 500 }, noticed)).toEqual([])
    expect(notHeavier({ penalty: 'warning', amount_yuan: null }, noticed)).toEqual([])
  })
})
