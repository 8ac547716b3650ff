import { hashSync } from '@node-rs/argon2'
import type { Db } from '../../src/db/open.ts'
import type { TileSettings } from '../../src/markets/schema.ts'

/** The password of every member of staff in the cast. */
export const password = 'long enough 1'
const password_hash = hashSync(password, { memoryCost: 8, timeCost: 1 })

const id = (n: number) => `01900000-0000-7000-8000-${String(n).padStart(12, '0')}`

/** A fixed cast: the same people, market and stalls in every test, by name. Invented. */
export const cast = {
  market: 'pingan',
  street: 'shahe',
  bado: id(1),
  xingdong: id(2),
  /** Supervisor. */
  lina: id(11),
  /** Second supervisor. */
  zhaolei: id(12),
  /** Certified officers of 八道中队. */
  wangqiang: id(21),
  chenjing: id(22),
  /** Auxiliary officer of 八道中队. */
  liuyang: id(23),
  /** Officer of 八道中队 whose certificate has run out. */
  sunhao: id(24),
  /** Certified officer of 兴东中队. */
  guomin: id(25),
  /** Vendors: 烤冷面 snacks, clothes, fruit (roaming). */
  zhangmei: id(31),
  yangfan: id(32),
  malong: id(33),
  stall: (n: number) => id(100 + n),
  shop: (n: number) => id(300 + n),
  plan: id(90),
} as const

export const phones = { zhangmei: '13904150001', yangfan: '13904150002', malong: '13904150003' } as const

/** Tiles of a map that nobody draws, in the coordinates that maps in China are drawn in. */
export const tiles: TileSettings = {
  url: 'https://t{s}.tiles.example/{z}/{x}/{y}.png',
  subdomains: ['1', '2'],
  attribution: '示例地图 · 审图号 GS(2026)0001号 <b>&amp;</b>',
  coordinates: 'gcj02',
}

const created_at = new Date('2026-01-01T00:00:00Z')
const metre = 1 / 111_320

/** Six stalls 3 m × 2.5 m in rows A and B along a street that bears 63° from north, three shops on another street. */
function outline(along: number, across: number): string {
  const bearing = (63 * Math.PI) / 180
  const corner = (dx: number, dy: number) => {
    const [x, y] = [along + dx, across + dy]
    const east = x * Math.sin(bearing) + y * Math.cos(bearing)
    const north = x * Math.cos(bearing) - y * Math.sin(bearing)
    return [124.394 + (east * metre) / Math.cos((40.129 * Math.PI) / 180), 40.129 + north * metre]
  }
  return JSON.stringify([corner(0, 0), corner(3, 0), corner(3, 2.5), corner(0, 2.5)])
}

/** Puts the cast on stage: two squads, staff, a night market with six stalls, a street with three shops, three vendors. */
export async function stage(db: Db) {
  await db
    .insertInto('squad')
    .values([
      { id: cast.bado, name: '八道中队', name_en: 'Badao squad', authorities: ['C', 'E'], created_at },
      { id: cast.xingdong, name: '兴东中队', name_en: 'Xingdong squad', authorities: ['C'], created_at },
    ])
    .execute()
  const officer = (personId: string, user_name: string, name: string, squad_id = cast.bado) => ({
    id: personId,
    user_name,
    name,
    role: 'officer' as const,
    squad_id,
    badge: `B${personId.slice(-3)}`,
    password_hash,
    created_at,
  })
  await db
    .insertInto('person')
    .values([
      { ...officer(cast.lina, 'lina', '李娜'), role: 'supervisor', squad_id: null },
      { ...officer(cast.zhaolei, 'zhaolei', '赵磊'), role: 'supervisor', squad_id: null },
      officer(cast.wangqiang, 'wangqiang', '王强'),
      officer(cast.chenjing, 'chenjing', '陈静'),
      officer(cast.liuyang, 'liuyang', '刘洋'),
      officer(cast.sunhao, 'sunhao', '孙浩'),
      officer(cast.guomin, 'guomin', '郭敏', cast.xingdong),
    ])
    .execute()
  const certificate = (person_id: string, valid_until: string) => ({
    id: person_id.replace('-8000-', '-9000-'),
    person_id,
    number: `LN06-${person_id.slice(-4)}`,
    valid_from: '2024-01-01',
    valid_until,
  })
  await db
    .insertInto('certificate')
    .values([
      certificate(cast.wangqiang, '2028-12-31'),
      certificate(cast.chenjing, '2028-12-31'),
      certificate(cast.sunhao, '2026-06-30'),
      certificate(cast.guomin, '2028-12-31'),
    ])
    .execute()
  const market = {
    time_zone: 'Asia/Shanghai',
    opens: '15:00',
    closes: '21:00',
    axis_bearing: 63,
    center_lng: 124.394,
    center_lat: 40.129,
    max_stalls_per_vendor: 2,
    squad_id: cast.bado,
    created_at,
  }
  await db
    .insertInto('market')
    .values([
      { ...market, id: cast.market, name: '平安夜市', name_en: "Ping'an night market", kind: 'night_market' },
      { ...market, id: cast.street, name: '沙河街', name_en: 'Shahe Street', kind: 'street' },
    ])
    .execute()
  const vendor = (vendorId: string, name: string, phone: string, category_id: string) => ({
    id: vendorId,
    name,
    trade_name: `${name}的摊`,
    phone,
    party: 'person' as const,
    origin: 'settled' as const,
    category_id,
    created_at,
  })
  await db
    .insertInto('vendor')
    .values([
      vendor(cast.zhangmei, '张梅', phones.zhangmei, 'snacks'),
      vendor(cast.yangfan, '杨帆', phones.yangfan, 'clothes'),
      { ...vendor(cast.malong, '马龙', phones.malong, 'fruit'), origin: 'roaming' },
    ])
    .execute()
  await stageStalls(db)
}

async function stageStalls(db: Db) {
  const numbers = [1, 2, 3, 4, 5, 6]
  await db
    .insertInto('stall')
    .values(numbers.map((n) => ({ id: cast.stall(n), market_id: cast.market, created_at })))
    .execute()
  await db
    .insertInto('plan')
    .values({
      id: cast.plan,
      market_id: cast.market,
      version: 1,
      valid_from: '2026-01-01',
      published_at: created_at,
      published_by: cast.lina,
    })
    .execute()
  await db
    .insertInto('plan_stall')
    .values(
      numbers.map((n) => ({
        plan_id: cast.plan,
        stall_id: cast.stall(n),
        market_id: cast.market,
        number: `${n <= 3 ? 'A' : 'B'}-00${n <= 3 ? n : n - 3}`,
        row_label: n <= 3 ? 'A' : 'B',
        position: n,
        category_id: n === 2 ? 'clothes' : 'snacks',
        outline: outline(((n - 1) % 3) * 3, n <= 3 ? 0 : 6),
        width_m: 3,
        depth_m: 2.5,
      })),
    )
    .execute()
  await db
    .insertInto('shop')
    .values(
      [1, 2, 3].map((n) => ({
        id: cast.shop(n),
        market_id: cast.street,
        number: String(n),
        name: `沙河小店${n}号`,
        category_id: 'household',
        position: n,
        outline: outline(n * 5, 20),
        vendor_id: null,
      })),
    )
    .execute()
  await db
    .insertInto('assignment')
    .values(
      [
        [1, cast.zhangmei],
        [2, cast.yangfan],
      ].map(([n, vendor_id]) => ({
        id: cast.stall(50 + Number(n)),
        market_id: cast.market,
        stall_id: cast.stall(Number(n)),
        vendor_id: String(vendor_id),
        starts_on: '2026-03-01',
        slot: 1,
        maximum: 2,
        assigned_by: cast.lina,
        assigned_at: created_at,
      })),
    )
    .execute()
}
