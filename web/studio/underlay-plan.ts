import { computed, signal } from '@preact/signals'
import type { Underlay } from '../map/editor.ts'
import { pictures, type Picture } from './drafts.ts'
import type { Studio } from './store.ts'

/** The server of pictures is this device; larger ones are no help while drawing. */
const mostBytes = 12 * 1024 * 1024

async function sizeOf(url: string): Promise<{ width: number; height: number } | null> {
  const image = new Image()
  image.src = url
  return image.decode().then(
    () => ({ width: image.naturalWidth, height: image.naturalHeight }),
    () => null,
  )
}

/** The picture below the plan while it is drawn; kept on this device, never part of what is published. */
export function createUnderlayPlan(studio: Studio) {
  const picture = signal<Picture | null>(null)
  const url = signal<string | null>(null)
  const placing = signal<0 | 1>(0)
  const refused = signal(false)
  const market = studio.market.id

  function show(next: Picture | null) {
    if (picture.value?.bytes !== next?.bytes) {
      if (url.value !== null) URL.revokeObjectURL(url.value)
      url.value = next === null ? null : URL.createObjectURL(new Blob([next.bytes], { type: next.type }))
    }
    picture.value = next
  }
  function keep(next: Picture) {
    show(next)
    void pictures.keep(next).catch(() => undefined)
  }
  void pictures.of(market).then(
    (kept) => show(kept ?? null),
    () => undefined,
  )

  return {
    picture,
    url,
    placing,
    refused,
    underlay: computed((): Underlay | null => {
      const { value: now } = picture
      if (now === null || url.value === null) return null
      return { url: url.value, pixels: now.pixels, points: now.points, opacity: now.opacity }
    }),
    /** Lies across the whole market at first: its left and right edge 100 m apart. */
    async take(file: File) {
      refused.value = file.size > mostBytes
      if (refused.value) return
      const bytes = await file.arrayBuffer()
      const look = URL.createObjectURL(new Blob([bytes], { type: file.type }))
      const size = await sizeOf(look)
      URL.revokeObjectURL(look)
      refused.value = size === null
      if (size === null) return
      const middle = Math.round(size.height / 2)
      keep({
        market,
        bytes,
        type: file.type,
        pixels: [
          [0, middle],
          [size.width, middle],
        ],
        points: [
          [-50, 0],
          [50, 0],
        ],
        opacity: 0.5,
      })
    },
    set(what: 'pixels' | 'points', index: 0 | 1, axis: 0 | 1, value: number) {
      const { value: now } = picture
      if (now === null) return
      const pair = now[what].map((point) => [...point] as [number, number]) as [[number, number], [number, number]]
      pair[index][axis] = value
      keep({ ...now, [what]: pair })
    },
    /** Where the reference point that is being placed lies on the plan. */
    place([along, across]: readonly [number, number]) {
      const { value: now } = picture
      if (now === null) return
      const points = now.points.map((point, index) =>
        index === placing.value ? ([Math.round(along * 100) / 100, Math.round(across * 100) / 100] as const) : point,
      ) as unknown as Picture['points']
      keep({ ...now, points })
      studio.use('select')
    },
    /** Which pixel of the picture the reference point is. */
    tapPicture(event: MouseEvent) {
      const { value: now } = picture
      const image = (event.currentTarget as HTMLElement).querySelector('img')
      if (now === null || image === null) return
      const box = image.getBoundingClientRect()
      const scale = image.naturalWidth / box.width
      const pixel = [
        Math.round((event.clientX - box.left) * scale),
        Math.round((event.clientY - box.top) * scale),
      ] as const
      const pixels = now.pixels.map((each, index) => (index === placing.value ? pixel : each))
      keep({ ...now, pixels: pixels as unknown as Picture['pixels'] })
    },
    fade(opacity: number) {
      if (picture.value !== null) keep({ ...picture.value, opacity: Math.min(1, Math.max(0.1, opacity)) })
    },
    async drop() {
      show(null)
      await pictures.drop(market).catch(() => undefined)
    },
  }
}
export type UnderlayPlan = ReturnType<typeof createUnderlayPlan>
