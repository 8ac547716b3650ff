import { globSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

// R12, 行政处罚法 Art. 76, 83: the ratio never decides about a record, and is not shown where an action is chosen.
const reads = (pattern: string, of: RegExp) =>
  globSync(pattern).filter((file) => /\.tsx?$/.test(file) && of.test(readFileSync(file, 'utf8')))

test('what logs and judges records does not know of the ratio', () => {
  expect(reads('src/{inspections,enforcement,matters,patrols,offline}/*.ts', /from '\.\.\/ratio\//)).toEqual([])
  expect(reads('src/{ratio,matters}/*.ts', /./).length).toBeGreaterThan(10)
})

test('no page on which actions are chosen shows it', () => {
  expect(reads('web/{inspections,patrols,matters,enforcement}/*', /\/ratio\/|\bt\.ratio\b/)).toEqual([])
})
