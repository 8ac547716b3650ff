import { clockIn, dayIn, instantOf } from '../shared/evening.ts'

/** Longest sides in pixels of what is kept, whole and small, and how many pixels a picture may claim to have. */
export const photoSides = { whole: 2048, small: 320, pixels: 50_000_000 } as const

/** The largest photo taken in; phones send at most 400 kB, a tablet's file input may send what the camera made. */
export const photoBytes = 8 * 1024 * 1024

/** How many photos an account may send in a day, so that a stolen one cannot fill the disk. */
export const photosADay = 1500

/** How many a vendor may send in a day: three to each of ten things they put right or have reviewed. */
export const vendorPhotosADay = 30

const begins = (bytes: Uint8Array, at: number, ...values: readonly number[]) =>
  values.every((value, index) => bytes[at + index] === value)

/** What a file is by its first bytes, whatever it says it is; null for anything that is no photo. */
export function imageKind(bytes: Uint8Array): 'jpeg' | 'png' | 'webp' | null {
  if (begins(bytes, 0, 0xff, 0xd8, 0xff)) return 'jpeg'
  if (begins(bytes, 0, 0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)) return 'png'
  if (begins(bytes, 0, 0x52, 0x49, 0x46, 0x46) && begins(bytes, 8, 0x57, 0x45, 0x42, 0x50)) return 'webp'
  return null
}

const offsetForm = /^([+-])(\d{2}):(\d{2})$/
const minute_ms = 60_000

/**
 * When a photo was taken by what its camera's clock showed (given as if it were UTC): at the offset its file tells, else
 * on the wall clock of `timeZone`. Null for a year that is none of ours: that clock was never set.
 */
export function takenAt({ shown, offset }: { shown: Date; offset: string | null }, timeZone: string): Date | null {
  const year = shown.getUTCFullYear()
  if (year < 2000 || year > 2199) return null
  const [, sign, hours, minutes] = (offset === null ? null : offsetForm.exec(offset)) ?? []
  if (sign !== undefined) {
    const ahead = (Number(hours) * 60 + Number(minutes)) * (sign === '-' ? -1 : 1)
    return new Date(shown.getTime() - ahead * minute_ms)
  }
  const day = shown.toISOString().slice(0, 10)
  const minute = shown.getUTCHours() * 60 + shown.getUTCMinutes()
  return new Date(instantOf(timeZone, day, minute).getTime() + shown.getUTCSeconds() * 1000)
}

/** What is written into an inspection's photo when it is shown. `officer`: a certificate's number, else a name. */
export interface Stamp {
  taken_at: Date
  market: string
  time_zone: string
  number: string
  officer: string
}

/** The stamp's two lines, in the language of the files that such photos end up in. */
export const stampLines = ({ taken_at, market, time_zone, number, officer }: Stamp): [string, string] => [
  `${dayIn(time_zone, taken_at)} ${clockIn(time_zone, taken_at)}　${market}`,
  `摊位 ${number}　执法人员 ${officer}`,
]
