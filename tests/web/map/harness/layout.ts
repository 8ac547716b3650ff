import {
  type LngLat,
  type Place,
  type PublicStatus,
  publicStatuses,
  type StaffStatus,
  staffStatuses,
} from '../../../../src/plan/schema.ts'

export const center: LngLat = [124.383, 40.129]

const holders = ['王春兰', '李国强', '张桂芝', '刘洋', '陈秀英', '赵德福']
const categories = ['fruit', 'snacks', 'clothes', null]

/** A made-up night market: rows A, B, … along a street of `bearing`, 2.5 × 3 m stalls, a gap after every tenth. */
export function syntheticPlaces(count: number, bearing: number, rows: number, audience: 'staff' | 'public'): Place[] {
  const [sin, cos] = [Math.sin((bearing * Math.PI) / 180), Math.cos((bearing * Math.PI) / 180)]
  const perRow = Math.ceil(count / rows)
  // metres to degrees for the middle of Dandong; a few centimetres of distortion do not matter to a picture
  const toLngLat = (along: number, across: number): LngLat => [
    center[0] + (along * sin - across * cos) / 85_180,
    center[1] + (along * cos + across * sin) / 111_040,
  ]
  return Array.from({ length: count }, (_, i): Place => {
    const row = Math.floor(i / perRow)
    const n = i % perRow
    const x = n * 2.6 + Math.floor(n / 10) * 2 - (perRow * 2.8) / 2
    const y = (row >> 1) * 14 + (row % 2) * 7 - rows * 3.5
    const pick = (i * 7919) % 97
    const staff: StaffStatus =
      pick < 2 ? 'enforced' : pick < 8 ? 'to_put_right' : staffStatuses[[1, 1, 2, 2, 0][pick % 5]!]!
    const status: StaffStatus | PublicStatus =
      audience === 'public' ? publicStatuses[[0, 0, 1, 0, 2][pick % 5]!]! : pick === 50 ? 'closed' : staff
    const letter = rows > 26 ? `${String.fromCharCode(65 + (row >> 1))}${(row % 2) + 1}` : String.fromCharCode(65 + row)
    return {
      id: `stall-${i}`,
      kind: 'stall',
      number: `${letter}-${String(n + 1).padStart(3, '0')}`,
      row: letter,
      position: i,
      category: categories[i % 4]!,
      outline: [toLngLat(x, y), toLngLat(x + 2.5, y), toLngLat(x + 2.5, y + 3), toLngLat(x, y + 3)],
      status,
      holder: status === 'vacant' || status === 'free' ? null : holders[i % 6]!,
    }
  })
}
