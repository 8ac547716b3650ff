import type { Market, MarketEntry } from '../../src/markets/schema.ts'

/** A market while it is being typed: text may be empty, numbers missing. */
export interface MarketForm {
  id: string
  kind: Market['kind']
  name: string
  name_en: string
  opens: string
  closes: string
  time_zone: string
  center_lng: number | null
  center_lat: number | null
  axis_bearing: number | null
  max_stalls_per_vendor: number | null
  unseen_evenings: number | null
  random_share_percent: number | null
  second_look_percent: number | null
  closing_round_minutes: number | null
  stall_answer_days: number | null
  statement_workdays: number | null
  hearing_from_yuan: number | null
  first_time_months: number | null
  review_days: number | null
  review_decide_workdays: number | null
  night_from: string
  night_until: string
  squad_id: string
  designation_number: string
  designation_date: string
  designation_issuer: string
}
export type MarketFormField = keyof MarketForm

export const blankForm: MarketForm = {
  id: '',
  kind: 'night_market',
  name: '',
  name_en: '',
  opens: '15:00',
  closes: '21:00',
  time_zone: 'Asia/Shanghai',
  center_lng: null,
  center_lat: null,
  axis_bearing: 0,
  max_stalls_per_vendor: 1,
  unseen_evenings: 3,
  random_share_percent: 5,
  second_look_percent: 5,
  closing_round_minutes: 30,
  stall_answer_days: 5,
  statement_workdays: 3,
  hearing_from_yuan: 2000,
  first_time_months: 24,
  review_days: 60,
  review_decide_workdays: 10,
  night_from: '22:00',
  night_until: '06:00',
  squad_id: '',
  designation_number: '',
  designation_date: '',
  designation_issuer: '',
}

/** A stored market as a form. */
export function formOf(market: Market): MarketForm {
  const { squad_id, designation_number, designation_date, designation_issuer, ...same } = market
  return {
    ...same,
    squad_id: squad_id ?? '',
    designation_number: designation_number ?? '',
    designation_date: designation_date ?? '',
    designation_issuer: designation_issuer ?? '',
  }
}

const within = (value: number | null, least: number, most: number) => value !== null && value >= least && value <= most
const filled = (value: string, most: number) => value.trim() !== '' && value.length <= most
const clock = /^([01][0-9]|2[0-3]):[0-5][0-9]$/

/** The fields that cannot be sent as they are; id and kind count for a new market only. */
export function checkForm(form: MarketForm, fresh: boolean): Set<MarketFormField> {
  const right: Partial<Record<MarketFormField, boolean>> = {
    id: !fresh || /^[a-z][a-z0-9-]{1,39}$/.test(form.id),
    name: filled(form.name, 40),
    name_en: filled(form.name_en, 60),
    opens: clock.test(form.opens),
    closes: clock.test(form.closes),
    center_lng: within(form.center_lng, -180, 180),
    center_lat: within(form.center_lat, -90, 90),
    axis_bearing: within(form.axis_bearing, 0, 180) && form.axis_bearing !== 180,
    max_stalls_per_vendor: within(form.max_stalls_per_vendor, 1, 10),
    unseen_evenings: within(form.unseen_evenings, 1, 60),
    random_share_percent: within(form.random_share_percent, 0, 100),
    second_look_percent: within(form.second_look_percent, 0, 100),
    closing_round_minutes: within(form.closing_round_minutes, 0, 240),
    stall_answer_days: within(form.stall_answer_days, 1, 60),
    statement_workdays: within(form.statement_workdays, 1, 30),
    hearing_from_yuan: within(form.hearing_from_yuan, 0, 10_000_000),
    first_time_months: within(form.first_time_months, 1, 120),
    review_days: within(form.review_days, 1, 365),
    review_decide_workdays: within(form.review_decide_workdays, 1, 60),
    night_from: clock.test(form.night_from),
    night_until: clock.test(form.night_until),
  }
  return new Set((Object.keys(right) as MarketFormField[]).filter((field) => right[field] === false))
}

/** What is sent of a form that `checkForm` found nothing in. */
export function entryOf(form: MarketForm): MarketEntry {
  const said = (text: string) => (text.trim() === '' ? null : text.trim())
  return {
    name: form.name.trim(),
    name_en: form.name_en.trim(),
    time_zone: form.time_zone,
    opens: form.opens,
    closes: form.closes,
    axis_bearing: form.axis_bearing ?? 0,
    center_lng: form.center_lng ?? 0,
    center_lat: form.center_lat ?? 0,
    max_stalls_per_vendor: form.max_stalls_per_vendor ?? 1,
    unseen_evenings: form.unseen_evenings ?? 1,
    random_share_percent: form.random_share_percent ?? 0,
    second_look_percent: form.second_look_percent ?? 0,
    closing_round_minutes: form.closing_round_minutes ?? 0,
    stall_answer_days: form.stall_answer_days ?? 1,
    statement_workdays: form.statement_workdays ?? 1,
    hearing_from_yuan: form.hearing_from_yuan ?? 0,
    first_time_months: form.first_time_months ?? 24,
    review_days: form.review_days ?? 1,
    review_decide_workdays: form.review_decide_workdays ?? 1,
    night_from: form.night_from,
    night_until: form.night_until,
    squad_id: said(form.squad_id),
    designation_number: said(form.designation_number),
    designation_date: said(form.designation_date),
    designation_issuer: said(form.designation_issuer),
  }
}
