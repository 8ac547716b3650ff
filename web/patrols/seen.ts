import { computed } from '@preact/signals'
import type { Place } from '../../src/plan/schema.ts'
import { waiting } from '../inspections/sending.ts'
import { seen } from './work.ts'

/** Places whose look waits on this phone; in the closing round, whose look of since it began. */
export const onPhone = computed(() => {
  const since = seen.value?.since ?? ''
  return new Set(
    waiting.value.flatMap(({ body: { subject, claimed_at } }) =>
      subject.kind === 'place' || claimed_at < since ? [] : subject.id,
    ),
  )
})

/** Whether a place was looked at tonight, or since the closing round began. */
export const isSeen = ({ id }: Place) => seen.value?.places.has(id) === true

/** Whether the closing round goes on. */
export const isClosing = () => seen.value !== null && seen.value.since !== null

/** The first place of the walk not looked at, by the office or by this phone, or the first of all. */
export const whereToStart = (places: readonly Place[], kept: ReadonlySet<string>) =>
  places.find((place) => !isSeen(place) && place.status !== 'closed' && !kept.has(place.id)) ?? places[0]
