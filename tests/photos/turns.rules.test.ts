import pLimit from 'p-limit'
import { expect, test } from 'vitest'
import { inTurnOf, waitingMost } from '../../src/files/turns.ts'

test('an account’s pictures go one after another, others’ in between, and only so many wait', async () => {
  const machine = pLimit(2)
  const done: string[] = []
  const work = (account: string, n: number) =>
    inTurnOf(account, () => machine(async () => void done.push(`${account} ${n}`)))
  const many = Array.from({ length: waitingMost + 1 }, (_, n) => work('greedy', n))
  const tooMany = work('greedy', 99)
  const other = work('patient', 1)
  await expect(tooMany).rejects.toMatchObject({ code: 'too_many_requests' })
  await Promise.all([...many, other])
  expect(done.indexOf('patient 1')).toBeLessThan(3)
  expect(done.filter((one) => one.startsWith('greedy'))).toEqual(
    Array.from({ length: waitingMost + 1 }, (_, n) => `greedy ${n}`),
  )
  // All is forgotten: as many may wait again.
  await Promise.all(Array.from({ length: waitingMost + 1 }, (_, n) => work('greedy', n)))
  expect(done).toHaveLength(2 * (waitingMost + 1) + 1)
})
