import type { Db } from '../db/open.ts'
import { insertAll } from './queries-write.ts'
import { instant, timeZone, type SampleDistrict } from './rules-district.ts'
import { marketColumns, squads } from './rules-markets.ts'

/** Writes the district as it was before the first evening told: people, markets, plans, vendors and who holds which stall. */
export async function writeDistrict(db: Db, district: SampleDistrict, password_hash: string) {
  const { days, squadIds, staff, vendors, places } = district
  const created_at = instant(days.opened, '09:00')
  const supervisor = staff[0]?.id ?? ''
  const squadOf = (index: number | null) => (index === null ? null : (squadIds[index] ?? null))
  const plans = places.flatMap((place) => place.plans)
  await insertAll(db, {
    squad: squads.map(({ name, name_en, authorities }, index) => {
      return { id: squadIds[index] ?? '', name, name_en, authorities: [...authorities], created_at }
    }),
    person: staff.map(({ id, user_name, name, role, squad, badge }) => {
      return {
        id,
        user_name,
        password_hash,
        name,
        role,
        squad_id: squadOf(squad),
        badge,
        active: true,
        sample: true,
        created_at,
      }
    }),
    certificate: staff.flatMap(({ id, certificate }) => (certificate ? [{ id, person_id: id, ...certificate }] : [])),
    vendor: vendors.map(({ created_on, ...vendor }) => ({
      ...vendor,
      priority_verified_by: vendor.priority ? supervisor : null,
      priority_verified_on: vendor.priority ? created_on : null,
      sample: true,
      created_at: instant(created_on, '10:00'),
    })),
    market: places.map(({ form: { squad, center, designation, ...form } }) => ({
      ...marketColumns(form),
      time_zone: timeZone,
      center_lng: center[0],
      center_lat: center[1],
      squad_id: squadOf(squad),
      designation_number: designation,
      designation_date: designation ? days.opened : null,
      designation_issuer: designation ? '丹东市元宝区城市管理综合行政执法局（示例）' : null,
      created_at,
    })),
    stall: places.flatMap(({ stalls }) =>
      stalls.map(({ id, market_id, since }) => ({ id, market_id, created_at: instant(since, '09:30') })),
    ),
    plan: plans.map(({ id, market_id, version, valid_from, note }) => {
      const published_at = instant(valid_from, '09:30')
      return { id, market_id, version, valid_from, note, published_at, published_by: supervisor }
    }),
    plan_stall: plans.flatMap((plan) =>
      plan.stalls.map((stall) => ({
        plan_id: plan.id,
        stall_id: stall.id,
        market_id: stall.market_id,
        number: stall.number,
        row_label: stall.row_label,
        position: stall.position,
        category_id: stall.category_id,
        outline: JSON.stringify(stall.outline),
        width_m: stall.width_m,
        depth_m: stall.depth_m,
        closed: stall.closed,
      })),
    ),
    plan_zone: plans.flatMap(({ id, market_id, zones }) =>
      zones.map((zone) => ({
        plan_id: id,
        market_id,
        zone_id: zone.id,
        name: zone.name,
        outline: JSON.stringify(zone.outline),
      })),
    ),
    plan_zone_category: plans.flatMap((plan) =>
      plan.zones.flatMap((zone) =>
        zone.categories.map((category_id) => ({ plan_id: plan.id, zone_id: zone.id, category_id })),
      ),
    ),
    plan_feature: plans.flatMap((plan) =>
      plan.features.map(({ id, coordinates, ...feature }) => ({
        plan_id: plan.id,
        market_id: plan.market_id,
        feature_id: id,
        ...feature,
        coordinates: JSON.stringify(coordinates),
      })),
    ),
    shop: places.flatMap(({ shops }) => shops.map((shop) => ({ ...shop, outline: JSON.stringify(shop.outline) }))),
    assignment: places.flatMap(({ form, assignments }) =>
      assignments.map((assignment) => ({
        ...assignment,
        maximum: form.max_stalls_per_vendor,
        assigned_by: supervisor,
        assigned_at: instant(assignment.starts_on, '10:00'),
        ended_by: assignment.end_reason && supervisor,
        ended_at: assignment.end_reason && assignment.ends_on ? instant(assignment.ends_on, '11:00') : null,
      })),
    ),
  })
}
