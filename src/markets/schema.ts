import * as v from 'valibot'
import { Season } from '../calendar/schema.ts'
import { Clock, Day, Id, Latitude, Longitude, MarketId, text } from '../shared/text.ts'

const marketKinds = ['night_market', 'street'] as const

const TimeZone = v.pipe(
  v.string(),
  v.regex(/^[A-Za-z][A-Za-z0-9_+-]*(\/[A-Za-z0-9_+-]+){0,2}$/),
  v.maxLength(40),
  v.check((name) => {
    try {
      return new Intl.DateTimeFormat('en', { timeZone: name }).format(0) !== ''
    } catch {
      return false
    }
  }, 'no such time zone'),
)

/** The street's bearing in degrees clockwise from north; a line has no sense, so 0 up to 180. */
export const AxisBearing = v.pipe(v.number(), v.minValue(0), v.ltValue(180))

const whole = (least: number, most: number) => v.pipe(v.number(), v.integer(), v.minValue(least), v.maxValue(most))

const entry = {
  name: text(40),
  name_en: text(60),
  time_zone: TimeZone,
  opens: Clock,
  /** At or before `opens`: the evening ends on the next day. */
  closes: Clock,
  axis_bearing: AxisBearing,
  center_lng: Longitude,
  center_lat: Latitude,
  max_stalls_per_vendor: whole(1, 10),
  /** A place that nobody looked at for so many evenings comes onto the work list. */
  unseen_evenings: whole(1, 60),
  /** Share of the open places drawn for a look each evening. */
  random_share_percent: whole(0, 100),
  /** Share of an evening's looks drawn to be taken again by somebody else on the next. */
  second_look_percent: whole(0, 100),
  /** How long before closing the closing round begins. */
  closing_round_minutes: whole(0, 240),
  /** How many days a vendor has to answer before the loss of a stall is decided (rule R14). */
  stall_answer_days: whole(1, 60),
  /** How many working days a vendor has at least to answer a notice of penalty. */
  statement_workdays: whole(1, 30),
  /** From which fine on a hearing may be asked for, in yuan (Administrative Penalty Law Art. 63). */
  hearing_from_yuan: whole(0, 10_000_000),
  /** A finding is a first one when nothing of the same stands within so many months (rule R10). */
  first_time_months: whole(1, 120),
  /** For how many days a vendor may ask for a review, and within how many working days it is decided. */
  review_days: whole(1, 365),
  review_decide_workdays: whole(1, 60),
  /** When compulsory execution needs an urgent reason; may pass midnight (Administrative Compulsion Law Art. 43). */
  night_from: Clock,
  night_until: Clock,
  squad_id: v.nullable(Id),
  designation_number: v.nullable(text(60)),
  designation_date: v.nullable(Day),
  designation_issuer: v.nullable(text(80)),
}

/** What a supervisor writes of a market. */
export const MarketEntry = v.object(entry)
export type MarketEntry = v.InferOutput<typeof MarketEntry>

/** A new market; its id and kind are for good. */
export const NewMarket = v.object({ id: MarketId, kind: v.picklist(marketKinds), ...entry })
export type NewMarket = v.InferOutput<typeof NewMarket>

/** A market as staff see it; stalls and shops by the plan of this evening, `assigned` the ones that have a vendor then. */
export const Market = v.object({
  id: v.string(),
  kind: v.picklist(marketKinds),
  ...entry,
  /** Evenings on which it has other hours; `opens` and `closes` are its own. */
  seasons: v.array(Season),
  squad_name: v.nullable(v.string()),
  squad_name_en: v.nullable(v.string()),
  stalls: v.number(),
  shops: v.number(),
  assigned: v.number(),
  /** The latest plan's version, in force or not yet; 0 before the first. */
  plan_version: v.number(),
  evening: v.string(),
  opens_at: v.string(),
  closes_at: v.string(),
  /** Why it does not trade on that evening; null when it does. */
  shut: v.nullable(v.string()),
})
export type Market = v.InferOutput<typeof Market>
export const Markets = v.object({ markets: v.array(Market) })

/** What anybody may know of a market. */
export const PublicMarket = v.pick(Market, [
  'id',
  'kind',
  'name',
  'name_en',
  'time_zone',
  'opens',
  'closes',
  'axis_bearing',
  'center_lng',
  'center_lat',
  'designation_number',
  'designation_date',
  'designation_issuer',
  'stalls',
  'shops',
  'evening',
  'opens_at',
  'closes_at',
  'shut',
])
export type PublicMarket = v.InferOutput<typeof PublicMarket>
export const PublicMarkets = v.object({ markets: v.array(PublicMarket) })

export const tileCoordinates = ['wgs84', 'gcj02'] as const

/** Map tiles below the overview of all markets, as whoever runs the server set them. */
export const TileSettings = v.object({
  /** An address with {z}, {x}, {y} and, where there are subdomains, {s}. */
  url: v.string(),
  subdomains: v.array(v.string()),
  /** Whose map it is, plain text. */
  attribution: v.string(),
  /** What the tiles are drawn in; what is stored is WGS-84 always. */
  coordinates: v.picklist(tileCoordinates),
})
export type TileSettings = v.InferOutput<typeof TileSettings>
/** null: the overview is drawn on plain paper. */
export const Tiles = v.object({ tiles: v.nullable(TileSettings) })
export type Tiles = v.InferOutput<typeof Tiles>

export const Category = v.object({ id: v.string(), name: v.string(), name_en: v.string() })
export type Category = v.InferOutput<typeof Category>
export const Categories = v.object({ categories: v.array(Category) })
