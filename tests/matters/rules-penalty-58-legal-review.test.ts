import { expect, test } from 'vitest'
import { legalReviewDone, notInvolved } from '../../src/matters/rules-case.ts'

// 行政处罚法 Art. 58: ……直接关系当事人或者第三人重大权益，经过听证程序的……未经法制审核或者审核未通过的，不得作出决定。
test('after a hearing or where it was flagged, a decision waits for legal review', () => {
  const none = { flagged: false, heard_in_hearing: false }
  expect(legalReviewDone(none, 'heard')).toEqual([])
  for (const asked of [
    { ...none, flagged: true },
    { ...none, heard_in_hearing: true },
  ]) {
    expect(legalReviewDone(asked, 'heard')).toEqual([{ code: 'legal_review_first', detail: { article: 'penalty-58' } }])
    expect(legalReviewDone(asked, 'reviewed')).toEqual([])
  }
})

test('and is not made by who investigated', () => {
  expect(notInvolved('wang', ['wang', 'chen'])).toMatchObject([{ code: 'involved_yourself' }])
  expect(notInvolved('li', ['wang', 'chen'])).toEqual([])
})
