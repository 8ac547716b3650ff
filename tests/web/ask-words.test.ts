import { expect, test } from 'vitest'
import * as words from '../../src/ask/rules-words.ts'
import inspections from '../../web/i18n/zh-CN/inspections.ts'
import matters from '../../web/i18n/zh-CN/matters.ts'
import vendors from '../../web/i18n/zh-CN/vendors.ts'

test('files say what screens say', () => {
  expect(words.outcomeWords).toEqual(inspections.outcome)
  expect(words.stateWords).toMatchObject(matters.states)
  expect(words.originWords).toEqual(vendors.origins)
})
