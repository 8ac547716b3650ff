import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { anchors } from './anchors.ts'
import { experiments } from './experiments.ts'

test.for(anchors)(
  '$name’s mistake can still be put in, and the experiments that see it exist',
  ({ file, find, put, red }) => {
    expect(readFileSync(file, 'utf8').split(find)).toHaveLength(2)
    expect(put).not.toBe(find)
    expect(experiments.map(({ name }) => name)).toEqual(expect.arrayContaining([...red]))
  },
)
