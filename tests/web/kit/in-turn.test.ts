import { expect, test } from 'vitest'
import { inTurn } from '../../../web/kit/in-turn.ts'

/** An office that answers each write with all it stored, when the test says so. */
function stage() {
  const [stored, shown, started]: [string[], string[][], string[]] = [[], [], []]
  const answers: { come: () => void; fail: () => void }[] = []
  let read = 0
  const send = inTurn<string[]>(
    (whole) => void shown.push(whole),
    () => void (read += 1),
  )
  const write = (name: string) =>
    send(() => {
      started.push(name)
      return new Promise((resolve, reject) =>
        answers.push({
          come: () => resolve([...stored, name].filter((each) => stored.includes(each) || stored.push(each))),
          fail: () => reject(new Error(name)),
        }),
      )
    })
  return { shown, started, answers, write, reads: () => read }
}
const settle = () => new Promise((resolve) => setTimeout(resolve))

test('a write waits for the one before it, and only the newest answer is shown', async () => {
  const { shown, started, answers, write } = stage()
  const all = [write('A'), write('B')]
  await settle()
  expect(started).toEqual(['A'])
  answers[0]!.come()
  await settle()
  expect(started).toEqual(['A', 'B'])
  answers[1]!.come()
  await Promise.all(all)
  expect(shown).toEqual([['A', 'B']])
})

test('one that fails holds up none, and what is stored is read anew only when no answer tells it', async () => {
  const { shown, answers, write, reads } = stage()
  const first = write('A')
  const second = write('B')
  await settle()
  answers[0]!.fail()
  await expect(first).rejects.toThrow('A')
  await settle()
  answers[1]!.come()
  await second
  expect([shown, reads()]).toEqual([[['B']], 0])
  const third = write('C')
  await settle()
  answers[2]!.fail()
  await expect(third).rejects.toThrow('C')
  expect([shown, reads()]).toEqual([[['B']], 1])
})
