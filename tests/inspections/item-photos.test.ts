import { afterAll, beforeAll, expect, test } from 'vitest'
import { settings } from '../documents/settings.ts'
import { cast } from '../support/cast.ts'
import { startApp, tonight, type Client, type TestApp } from '../support/harness.ts'
import { action, capture, finding, fresh, log, patrolOf } from './captures.ts'

let app: TestApp
let wangqiang: Client
let patrol: string
beforeAll(async () => {
  app = await startApp()
  wangqiang = await app.as('wangqiang')
  await (await app.as('lina')).put('/documents/settings', settings)
  patrol = await patrolOf(wangqiang)
})
afterAll(() => app.close())

const [stove, whole] = ['a'.repeat(64), 'b'.repeat(64)] as const
const claimed_at = tonight.toISOString()

function held(number: number) {
  const hold = action('evidence_hold', { items: ['烤炉 1 台', '木炭 2 袋'], approved_by: cast.lina })
  const one = finding('AIR-02', { help_first: 'declined', actions: [hold] })
  const photo = { finding_id: one.id, kind: 'before' as const, claimed_at }
  return {
    hold,
    one,
    sent: capture(patrol, {
      findings: [one],
      photos: [
        { ...photo, sha256: stove, item: { action_id: hold.id, number } },
        { ...photo, sha256: whole },
      ],
    }),
  }
}

test('a photo says which item of a list it shows: on the record, in the timeline, on the list, on the vendor’s page', async () => {
  const { hold, one, sent } = held(1)
  expect((await log(wangqiang, sent)).status).toBe(201)
  const { photos } = (await wangqiang.get(`/inspections/${sent.id}`)).body
  expect(photos).toMatchObject([
    { sha256: stove, received: false, item: { action_id: hold.id, number: 1 } },
    { sha256: whole, item: null },
  ])
  const { timeline } = (await wangqiang.get(`/matters/${one.id}`)).body
  const entry = timeline.find(({ what }: { what: string }) => what === 'action')
  expect(entry.said.items).toEqual(['烤炉 1 台', '木炭 2 袋'])
  expect(entry.photos).toEqual([{ sha256: stove, item: '烤炉 1 台', received: false }])
  const id = fresh()
  const request = { id, kind: 'item_list', words: {}, reason: null }
  expect((await wangqiang.post(`/findings/${one.id}/documents`, request)).status).toBe(201)
  expect((await wangqiang.get(`/documents/${id}`)).text).toContain('烤炉 1 台（照片1：aaaaaaaa）')
  const zhangmei = await app.as('zhangmei')
  const own = (await zhangmei.get(`/own/matters/${one.id}`)).body
  expect(own.photos.map(({ item }: { item: string | null }) => item)).toEqual(['烤炉 1 台', null])
})

test('a photo of an item that is not on the list is refused', async () => {
  expect((await log(wangqiang, held(3).sent)).body).toMatchObject({ code: 'invalid_request' })
  const { sent } = held(1)
  const strange = { ...sent, photos: sent.photos?.map((one) => ({ ...one, item: { action_id: fresh(), number: 1 } })) }
  expect((await log(wangqiang, strange)).body).toMatchObject({ code: 'invalid_request' })
})
