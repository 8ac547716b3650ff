import { signal } from '@preact/signals'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { defaultSettings } from '../../../src/checks/rules-kinds.ts'
import type { Market } from '../../../src/markets/schema.ts'
import type { PlanDocument } from '../../../src/plan/schema.ts'
import type { PlanVersion } from '../../../src/studio/schema.ts'
import type { PlanDraft } from '../../../web/studio/drafts.ts'
import { createStudio } from '../../../web/studio/store.ts'
import { ids, place, stall } from '../../studio/layout.ts'

const market = { id: 'shahe', center_lng: place.center[0], center_lat: place.center[1], axis_bearing: 63 } as Market
const drawn: PlanDocument = { stalls: [stall(1, 0, 0)], zones: [], features: [] }
const published: PlanVersion = {
  id: 'v1',
  version: 1,
  valid_from: '2026-11-01',
  published_at: null,
  published_by: null,
  note: null,
  document: drawn as PlanVersion['document'],
  checks: null,
  checks_reason: null,
}
const wider: PlanDocument = { ...drawn, stalls: [stall(1, 0, 0, { width_m: 4 })] }
const left: PlanDraft = {
  market: market.id,
  base_version: 1,
  base: drawn,
  document: wider,
  saved_at: '2026-11-28T12:00:00.000Z',
}

/** The draft on this device's disk. */
let disk: PlanDraft | null
const drafts = {
  of: async () => disk ?? undefined,
  keep: async (draft: PlanDraft) => {
    disk = draft
    return draft.market
  },
  drop: async () => void (disk = null),
}
const studioOf = () =>
  createStudio({
    market,
    version: published,
    settings: defaultSettings,
    runner: { found: signal([]), progress: signal(null), check: () => undefined, stop: () => undefined },
    drafts,
    newId: ids(),
    now: () => new Date('2026-11-29T12:00:00Z'),
  })

beforeEach(() => {
  disk = null
  vi.useFakeTimers()
})
afterEach(() => vi.useRealTimers())

test('the draft of an earlier visit stays on the disk while it is offered, and when the page goes without an answer', async () => {
  disk = left
  const studio = studioOf()
  await vi.advanceTimersByTimeAsync(5000)
  expect(disk).toEqual(left)
  studio.stop()
  await vi.advanceTimersByTimeAsync(5000)
  expect(disk).toEqual(left)
})

test('a change is kept after a moment, and nothing is left once all of it is undone or published', async () => {
  const studio = studioOf()
  studio.change(wider)
  await vi.advanceTimersByTimeAsync(1000)
  expect([disk?.document, studio.kept.value]).toEqual([wider, 'kept'])
  studio.undo()
  await vi.advanceTimersByTimeAsync(1000)
  expect(disk).toBeNull()
  studio.redo()
  await vi.advanceTimersByTimeAsync(1000)
  studio.restart({ ...published, id: 'v2', version: 2, document: wider as PlanVersion['document'] })
  await vi.advanceTimersByTimeAsync(1000)
  expect(disk).toBeNull()
  studio.stop()
})

test('a change made as the page goes is kept, and nothing is written after that', async () => {
  const studio = studioOf()
  studio.change(wider)
  studio.stop()
  expect(disk?.document).toEqual(wider)
  disk = null
  await vi.advanceTimersByTimeAsync(5000)
  expect(disk).toBeNull()
})
