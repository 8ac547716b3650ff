import type { Season } from '../shared/evening.ts'

/** Evenings of other hours, and what they are called. */
export type SampleSeason = Season & { name: string }

/** A market of the sample district before it has ids: its form decides how its stalls are laid out. */
export interface MarketForm {
  id: string
  name: string
  name_en: string
  kind: 'night_market' | 'street'
  /** Index into `squads`. */
  squad: number
  axis_bearing: number
  center: readonly [lng: number, lat: number]
  opens: string
  closes: string
  seasons: readonly SampleSeason[]
  max_stalls_per_vendor: number
  /** Stalls of each row, first row first; for a street the shops of its two sides. */
  rows: readonly number[]
  /** What each row mostly sells, repeating. */
  trades: readonly string[]
  designation: string | null
}

/** 中队 with the city-management authorities they hold (rule R17); two are real names, the people in them are invented. */
export const squads = [
  { name: '八道中队', name_en: 'Badao squad', authorities: ['C', 'E'], size: 12, pace: 1.15, eye: 1, stern: 1 },
  { name: '兴东中队', name_en: 'Xingdong squad', authorities: ['C', 'E'], size: 11, pace: 1.05, eye: 1.05, stern: 1 },
  { name: '六道中队', name_en: 'Liudao squad', authorities: ['C', 'E'], size: 10, pace: 0.9, eye: 1.1, stern: 1 },
  { name: '七道中队', name_en: 'Qidao squad', authorities: ['C', 'E'], size: 10, pace: 1, eye: 0.9, stern: 1 },
  { name: '九道中队', name_en: 'Jiudao squad', authorities: ['C', 'E'], size: 10, pace: 0.8, eye: 1, stern: 1 },
  { name: '广济中队', name_en: 'Guangji squad', authorities: ['C', 'E'], size: 9, pace: 1.1, eye: 0.85, stern: 1 },
  { name: '金山中队', name_en: 'Jinshan squad', authorities: ['C'], size: 9, pace: 0.85, eye: 1.15, stern: 1.75 },
  { name: '锦江中队', name_en: 'Jinjiang squad', authorities: ['C', 'E'], size: 9, pace: 0.7, eye: 1, stern: 1 },
] as const

const fresh = ['fruit', 'vegetables', 'seafood']

const night = { kind: 'night_market', opens: '15:00', closes: '21:00', max_stalls_per_vendor: 2 } as const

/** The twelve markets. 平安夜市 and 沙河街 are named after real places; layout, people and numbers of all are invented. */
export const markets: readonly Omit<MarketForm, 'seasons'>[] = [
  {
    ...night,
    id: 'pingan',
    name: '平安夜市',
    name_en: "Ping'an night market",
    squad: 0,
    axis_bearing: 63,
    center: [124.3942, 40.1291],
    rows: [30, 30, 30, 30],
    trades: ['snacks', 'barbecue', 'clothes', 'household'],
    designation: '丹元城管〔2026〕示例1号',
  },
  {
    ...night,
    id: 'xingdong',
    name: '兴东夜市',
    name_en: 'Xingdong night market',
    squad: 1,
    axis_bearing: 118,
    center: [124.4031, 40.1352],
    rows: [40, 40, 40, 40],
    trades: ['fruit', 'snacks', 'clothes', 'household'],
    designation: '丹元城管〔2026〕示例2号',
  },
  {
    ...night,
    id: 'liudao',
    name: '六道口夜市',
    name_en: 'Liudaokou night market',
    squad: 2,
    axis_bearing: 27,
    center: [124.3868, 40.1334],
    rows: [39, 39, 39, 39],
    trades: ['vegetables', 'cooked_food', 'toys', 'shoes'],
    designation: '丹元城管〔2026〕示例3号',
  },
  {
    ...night,
    id: 'qidao',
    name: '七道彩虹夜市',
    name_en: 'Qidao Rainbow night market',
    squad: 3,
    axis_bearing: 91,
    center: [124.3821, 40.1268],
    rows: [37, 37, 37, 37],
    trades: ['snacks', 'drinks', 'accessories', 'crafts'],
    designation: '丹元城管〔2026〕示例4号',
  },
  {
    ...night,
    id: 'jiudao',
    name: '九道便民市场',
    name_en: 'Jiudao convenience market',
    squad: 4,
    axis_bearing: 152,
    center: [124.3905, 40.1385],
    opens: '14:00',
    closes: '20:00',
    rows: [35, 35, 35, 35],
    trades: [...fresh, 'repairs'],
    designation: '丹元城管〔2026〕示例5号',
  },
  {
    ...night,
    id: 'guangji',
    name: '广济夜市',
    name_en: 'Guangji night market',
    squad: 5,
    axis_bearing: 74,
    center: [124.3984, 40.1243],
    rows: [44, 44, 44],
    trades: ['seafood', 'barbecue', 'clothes'],
    designation: '丹元城管〔2026〕示例6号',
  },
  {
    ...night,
    id: 'jinshan',
    name: '金山早晚市',
    name_en: 'Jinshan market',
    squad: 6,
    axis_bearing: 8,
    center: [124.3762, 40.1421],
    opens: '13:00',
    closes: '20:00',
    rows: [31, 31, 31, 31],
    trades: [...fresh, 'household'],
    designation: '丹元城管〔2026〕示例7号',
  },
  {
    ...night,
    id: 'jinjiang',
    name: '锦江山夜市',
    name_en: 'Jinjiangshan night market',
    squad: 7,
    axis_bearing: 135,
    center: [124.3719, 40.1316],
    opens: '16:00',
    closes: '22:00',
    rows: [28, 28, 28, 28],
    trades: ['snacks', 'flowers', 'toys', 'drinks'],
    designation: '丹元城管〔2026〕示例8号',
  },
  {
    ...night,
    id: 'yalu',
    name: '江畔夜市',
    name_en: 'Riverside night market',
    squad: 5,
    axis_bearing: 47,
    center: [124.4067, 40.1276],
    opens: '17:00',
    closes: '00:30',
    rows: [24, 24, 24, 24],
    trades: ['barbecue', 'seafood', 'drinks', 'snacks'],
    designation: '丹元城管〔2026〕示例9号',
  },
  {
    ...night,
    id: 'huayuan',
    name: '花园路夜市',
    name_en: 'Huayuan Road night market',
    squad: 7,
    axis_bearing: 101,
    center: [124.4102, 40.1391],
    rows: [24, 24],
    trades: ['clothes', 'household'],
    designation: '丹元城管〔2026〕示例10号',
  },
  {
    ...night,
    id: 'shahe',
    name: '沙河街',
    name_en: 'Shahe Street',
    kind: 'street',
    squad: 1,
    axis_bearing: 82,
    center: [124.3998, 40.1318],
    opens: '08:00',
    closes: '21:00',
    max_stalls_per_vendor: 1,
    rows: [174, 173],
    trades: [
      'household',
      'clothes',
      'snacks',
      'cooked_food',
      'fruit',
      'shoes',
      'phone_goods',
      'drinks',
      'repairs',
      'vegetables',
      'flowers',
    ],
    designation: null,
  },
  {
    ...night,
    id: 'baodong',
    name: '宝东街',
    name_en: 'Baodong Street',
    kind: 'street',
    squad: 0,
    axis_bearing: 14,
    center: [124.3897, 40.1257],
    opens: '08:00',
    closes: '20:30',
    max_stalls_per_vendor: 1,
    rows: [62, 58],
    trades: ['household', 'snacks', 'clothes', 'fruit', 'repairs', 'cooked_food'],
    designation: null,
  },
]

/** A summer, this year's and the next, and a New Year's Eve past midnight; the other markets keep their hours all year. */
export function seasonsOf(market: string, tonight: string): SampleSeason[] {
  if (market !== 'pingan') return []
  const year = Number(tonight.slice(0, 4))
  return [year, year + 1].flatMap((of) => [
    {
      first_day: `${of}-05-01`,
      last_day: `${of}-09-30`,
      opens: '16:00',
      closes: '22:30',
      name: '夏季时间（示例）',
    },
    { first_day: `${of}-12-31`, last_day: `${of}-12-31`, opens: '15:00', closes: '00:30', name: '跨年夜（示例）' },
  ])
}

/** The part of a market's form that is columns of its row. */
export function marketColumns(form: Omit<MarketForm, 'squad' | 'center' | 'designation' | 'seasons'>) {
  const { id, name, name_en, kind, axis_bearing, opens, closes, max_stalls_per_vendor } = form
  return { id, name, name_en, kind, axis_bearing, opens, closes, max_stalls_per_vendor }
}
