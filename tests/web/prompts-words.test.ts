import { beforeAll, expect, test } from 'vitest'
import { needTexts } from '../../web/i18n/index.ts'
import { alarmWords } from '../../web/prompts/words.ts'

beforeAll(() => needTexts(['prompts']))

test('a count of false alarms is said roughly, or as less than the least that is said', () => {
  const words = (expected: number) =>
    alarmWords({ pattern: 'burst', tested: 9, evenings: 30, expected } as Parameters<typeof alarmWords>[0], 30)
  expect(words(0.16)).toContain('也会误报约 0.16 次，')
  expect(words(0.000_01)).toContain('也会误报不到 0.0001 次，')
})
