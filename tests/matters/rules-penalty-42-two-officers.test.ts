import { expect, test } from 'vitest'
import { carriedOutByTwo } from '../../src/matters/rules-measures.ts'

// 行政处罚法 Art. 42: 行政处罚应当由具有行政执法资格的执法人员实施，执法人员不得少于两人。
test('two different officers with a certificate valid that day', () => {
  const certified = new Set(['wang', 'chen'])
  expect(carriedOutByTwo(['wang', 'chen'], certified)).toEqual([])
  for (const officers of [[], ['wang'], ['wang', 'wang'], ['wang', 'liu']])
    expect(carriedOutByTwo(officers, certified)).toMatchObject([
      { code: 'two_certified_officers', detail: { article: 'penalty-42' } },
    ])
})
