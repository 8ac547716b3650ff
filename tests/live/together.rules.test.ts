import { expect, test } from 'vitest'
import { together, togetherBy } from '../../src/live/together.ts'

/** A reading that ends when it is told to. */
function slow() {
  const ends: ((fails?: boolean) => void)[] = []
  const read = together(
    () =>
      new Promise<number>((resolve, reject) => {
        const number = ends.length + 1
        ends.push((fails) => (fails ? reject(new Error('no')) : resolve(number)))
      }),
  )
  return { read, ends }
}

test('who asks while one is read shares the next reading, never the one that began before they asked', async () => {
  const { read, ends } = slow()
  const first = read()
  const others = [read(), read(), read()]
  expect(ends).toHaveLength(1)
  ends[0]?.()
  expect(await first).toBe(1)
  await new Promise(setImmediate)
  expect(ends).toHaveLength(2)
  const late = read()
  ends[1]?.()
  expect(await Promise.all(others)).toEqual([2, 2, 2])
  await new Promise(setImmediate)
  ends[2]?.()
  expect(await late).toBe(3)
  const alone = read()
  ends[3]?.()
  expect(await alone).toBe(4)
})

test('a reading that fails fails for those who shared it, and the next begins anew', async () => {
  const { read, ends } = slow()
  const first = read()
  const second = read()
  ends[0]?.(true)
  await expect(first).rejects.toThrow('no')
  await new Promise(setImmediate)
  ends[1]?.()
  expect(await second).toBe(2)
})

test('readings of many things are shared by whose they are and what is asked, and begun anew when nobody waits', async () => {
  const begun: string[] = []
  const ends: (() => void)[] = []
  const share = togetherBy<string>()
  const [here, there] = [{}, {}]
  const ask = (owner: object, asked: string) =>
    share(owner, asked, () => {
      begun.push(asked)
      return new Promise((resolve) => ends.push(() => resolve(`${asked} ${begun.length}`)))
    })
  const answers = [ask(here, 'a'), ask(here, 'a'), ask(here, 'a'), ask(here, 'b'), ask(there, 'a')]
  expect(begun).toEqual(['a', 'b', 'a'])
  for (const end of ends.splice(0)) end()
  await new Promise(setImmediate)
  expect(begun).toEqual(['a', 'b', 'a', 'a'])
  ends.pop()?.()
  expect(await Promise.all(answers)).toEqual(['a 3', 'a 4', 'a 4', 'b 3', 'a 3'])
  const later = ask(here, 'a')
  expect(begun).toHaveLength(5)
  ends.pop()?.()
  expect(await later).toBe('a 5')
})
