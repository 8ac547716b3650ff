import { expect, test } from 'vitest'
import { hearingMayBeAsked, hearingOpen, penalties, tooEarly } from '../../src/matters/rules-case.ts'

// 行政处罚法 Art. 63: 较大数额罚款、没收、降低资质等级、吊销许可证件、责令停产停业……当事人要求听证的，应当组织听证。
test('a hearing may be asked for on heavy penalties; what a large fine is, the market says', () => {
  const asked = penalties.filter((penalty) =>
    hearingMayBeAsked({ penalty, amount_yuan: penalty === 'fine' ? 1999 : null }, 2000),
  )
  expect(asked).toEqual(['confiscate', 'stop_business', 'revoke_permit'])
  expect(hearingMayBeAsked({ penalty: 'fine', amount_yuan: 2000 }, 2000)).toBe(true)
  expect(hearingOpen({ penalty: 'warning', amount_yuan: null }, 0)).toMatchObject([{ code: 'no_hearing' }])
})

test('one that was asked for is held before the decision (Art. 64)', () => {
  expect(tooEarly('case', 'decide', 'hearing_due')).toMatchObject({ code: 'hearing_first' })
})
