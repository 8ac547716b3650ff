import { expect, test } from 'vitest'
import { askBeside, type Asked } from '../../../web/plan/beside.ts'

/** A worker that answers when the test says so. */
function worker() {
  const asked: unknown[] = []
  const one: Asked<number> & { ended: boolean } = {
    ended: false,
    onmessage: null,
    onerror: null,
    postMessage: (question: unknown) => void asked.push(question),
    terminate: () => void (one.ended = true),
  }
  const say = (data: { value: number } | { failed: string }) =>
    one.onmessage?.({ data } as Parameters<NonNullable<typeof one.onmessage>>[0])
  return { one, asked, say }
}

test('the answer ends the worker', async () => {
  const { one, asked, say } = worker()
  const answer = askBeside(one, 'how many')
  say({ value: 4 })
  expect([await answer, asked, one.ended]).toEqual([4, ['how many'], true])
})

test('so does a failure of its work, one of itself, and that nobody wants to know any more', async () => {
  const failing = worker()
  const failed = askBeside(failing.one, 1)
  failing.say({ failed: 'the file is gone' })
  await expect(failed).rejects.toThrow('the file is gone')
  const dying = worker()
  const died = askBeside(dying.one, 1)
  dying.one.onerror?.({ message: 'out of memory' } as ErrorEvent)
  await expect(died).rejects.toThrow('out of memory')
  const late = worker()
  const abort = new AbortController()
  const given = askBeside(late.one, 1, abort.signal)
  abort.abort()
  await expect(given).rejects.toMatchObject({ name: 'AbortError' })
  expect([failing, dying, late].map(({ one }) => one.ended)).toEqual([true, true, true])
})
