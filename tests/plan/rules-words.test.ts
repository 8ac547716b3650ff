import { expect, test } from 'vitest'
import { planProblemWords } from '../../src/plan/rules-words.ts'
import { planProblems, type FeatureProblem } from '../../src/plan/schema-import.ts'

const detail = {
  features: 20_001,
  most: 20_000,
  geometry: 'LineString',
  corners: 2,
  distance_m: 6000,
  dimensions: 'big',
  width_m: 0.1,
  depth_m: 3,
  least: 0.5,
  greatest: 50,
  times: 2,
  area_m2: 1.2,
}
const problem = (code: FeatureProblem['problem'], feature: number | null): FeatureProblem => ({
  feature: 0,
  number: 'A1',
  problem: code,
  place: null,
  partner: { feature, number: 'A2' },
  detail,
})

test.each(planProblems)('%s has a sentence in both languages with all its facts', (code) => {
  const [zh, en] = [planProblemWords(problem(code, 4), 'zh-CN'), planProblemWords(problem(code, 4), 'en')]
  expect(zh).toMatch(/[。]$/)
  expect(en).toMatch(/\.$/)
  expect(zh + en).not.toMatch(/undefined|null|NaN/)
})

test('the other one is named with its place in the file, unless it is on the plan already', () => {
  expect(planProblemWords(problem('overlap', 4), 'zh-CN')).toContain('A2（第 5 个）')
  expect(planProblemWords(problem('overlap', null), 'zh-CN')).toContain('与摊位 A2 重叠')
})
