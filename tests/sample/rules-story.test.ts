import * as v from 'valibot'
import { describe, expect, test } from 'vitest'
import { defaultSettings } from '../../src/checks/rules-kinds.ts'
import { checkPlan } from '../../src/checks/rules.ts'
import { isEnforcing } from '../../src/enforcement/rules.ts'
import { check } from '../../src/inspections/rules.ts'
import { Capture } from '../../src/inspections/schema.ts'
import { checkNumbers, checkOverlaps, checkPlaces } from '../../src/plan/rules-check.ts'
import { featureKinds } from '../../src/plan/rules-kinds.ts'
import { PlanFeature } from '../../src/plan/schema.ts'
import { certifiedOn } from '../../src/sample/rules-people.ts'
import { squads } from '../../src/sample/rules-markets.ts'
import { eveningAt } from '../../src/shared/evening.ts'
import { tonight } from '../support/harness.ts'
import { items, tell } from './story.ts'

const { district, outings } = tell(tonight)
const walked = outings.flatMap(({ patrol, walked }) => walked.map((entry) => ({ patrol, ...entry })))

/** E of H as domain.md section 4 counts, over the inspections that stand. */
function ratio(of: typeof walked) {
  const gone = new Set(of.flatMap(({ capture }) => capture.amends ?? []))
  const kinds = of
    .filter(({ capture }) => !gone.has(capture.id))
    .flatMap(({ capture }) => capture.findings.map(({ actions }) => actions.map(({ kind }) => kind)))
    .filter((taken) => !taken.includes('transfer'))
  return { enforced: kinds.filter((taken) => taken.some(isEnforcing)).length, handled: kinds.length }
}
const percent = ({ enforced, handled }: ReturnType<typeof ratio>) => (100 * enforced) / handled

describe('the district', () => {
  test('has the markets, people and places of the real one, at true scale', () => {
    const { places, vendors, staff } = district
    const place = (id: string) => places.find(({ form }) => form.id === id)
    expect(places).toHaveLength(12)
    expect(place('pingan')).toMatchObject({ form: { name: '平安夜市', axis_bearing: 63 } })
    expect(place('pingan')?.stalls).toHaveLength(120)
    expect(place('shahe')?.shops).toHaveLength(347)
    expect(vendors).toHaveLength(3600)
    expect(vendors.filter(({ origin }) => origin === 'roaming')).toHaveLength(170)
    expect(staff.filter(({ role }) => role === 'officer')).toHaveLength(80)
    expect(squads.map(({ name }) => name)).toEqual(expect.arrayContaining(['八道中队', '兴东中队']))
    const certified = staff.filter((person) => certifiedOn(person, '2026-11-23')).length
    expect(certified / 80).toBeGreaterThan(0.55)
    expect(certified / 80).toBeLessThan(0.8)
    const expired = staff.filter(({ certificate }) => certificate && certificate.valid_until < '2026-11-23')
    expect(expired.length).toBeGreaterThan(0)
  })

  test('平安夜市 lies among all that a plan can draw, and its stalls keep clear of it', () => {
    const pingan = district.places[0]
    if (!pingan) throw new Error('no market')
    const { form, plans } = pingan
    expect(plans).toHaveLength(2)
    for (const { stalls, zones, features } of plans) {
      expect(new Set(features.map(({ kind }) => kind))).toEqual(new Set(featureKinds))
      expect(features.filter(({ kind }) => kind === 'mark')).toHaveLength(2)
      expect(features.every((feature) => v.is(PlanFeature, feature))).toBe(true)
      const document = { stalls: stalls.map((stall) => ({ ...stall, stall_id: stall.id })), zones, features }
      const found = checkPlan(document, form, defaultSettings).map(({ check }) => check)
      for (const kind of ['overlap', 'outside_market', 'keep_clear', 'kerb', 'gap', 'zone_category', 'number'])
        expect(found).not.toContain(kind)
    }
  })

  test('has phone numbers that are nobody’s, and no two people or numbers alike', () => {
    const { vendors, staff } = district
    expect(vendors.every(({ phone }) => /^154\d{8}$/.test(phone))).toBe(true)
    const different = (list: unknown[]) => expect(new Set(list).size).toBe(list.length)
    different(vendors.map(({ phone }) => phone))
    different(staff.map(({ user_name }) => user_name))
    different(staff.map(({ name }) => name))
    different(staff.flatMap(({ certificate }) => certificate?.number ?? []))
  })

  test.each(district.places)('$form.name is laid out without overlap, every number once', ({ form, stalls, shops }) => {
    const drafts = [...stalls, ...shops].map((place, feature) => ({ ...place, feature })) as never
    expect(checkOverlaps(drafts, [])).toEqual([])
    expect(checkNumbers(drafts)).toEqual([])
    expect(checkPlaces(drafts, { center: [...form.center], has_plan: true })).toEqual([])
  })

  test('is the same for the same evening and another for another seed', () => {
    const names = (told: ReturnType<typeof tell>) => told.district.vendors.map(({ name, phone }) => name + phone).join()
    expect(names(tell(tonight, 2))).toBe(names(tell(tonight, 2)))
    expect(names(tell(tonight, 2, 'other'))).not.toBe(names(tell(tonight, 2)))
  })
})

describe('the evenings', () => {
  test('are many, and everything that happens on them happens somewhere', () => {
    expect(walked.length).toBeGreaterThan(38_000)
    expect(walked.flatMap(({ capture }) => capture.findings).length).toBeGreaterThan(11_000)
    const kinds = new Set(
      walked.flatMap(({ capture }) => capture.findings.flatMap(({ actions }) => actions.map(({ kind }) => kind))),
    )
    for (const kind of ['help', 'remind', 'educate', 'spared', 'fix_now', 'fix_by', 'transfer', 'warning'] as const) {
      expect(kinds).toContain(kind)
    }
    for (const kind of ['fine_on_spot', 'evidence_hold', 'clear_now'] as const) expect(kinds).toContain(kind)
    expect(new Set(walked.map(({ capture }) => capture.subject.kind))).toEqual(new Set(['stall', 'shop', 'place']))
    expect(new Set(walked.map(({ capture }) => capture.amend_reason))).toEqual(
      new Set([null, 'correction', 'mistake', 'duplicate']),
    )
    const met = new Set(walked.flatMap(({ capture }) => capture.findings.map(({ item_code }) => item_code)))
    expect(items.filter(({ code }) => !met.has(code)).map(({ code }) => code)).toEqual([])
  })

  test('tell the story: three in ten punished at first, below one in five at the end, with one squad truly higher', () => {
    const since = (from: string, until: string) =>
      walked.filter(({ patrol }) => patrol.evening >= from && patrol.evening < until)
    const first = percent(ratio(since('2026-08-25', '2026-09-04')))
    const last = ratio(since('2026-11-01', '2026-12-01'))
    expect(first).toBeGreaterThan(25)
    expect(first).toBeLessThan(33)
    expect(percent(last)).toBeGreaterThan(14.5)
    expect(percent(last)).toBeLessThan(18.5)
    const jinshan = squads.findIndex(({ name }) => name === '金山中队')
    const bySquad = squads.map((_, squad) =>
      percent(ratio(since('2026-10-15', '2026-12-01').filter((one) => one.patrol.squad === squad))),
    )
    expect(bySquad.indexOf(Math.max(...bySquad))).toBe(jinshan)
    expect(bySquad[jinshan]).toBeGreaterThan(22)
  })

  test('hold to every rule that the phone and the server check a capture by', () => {
    const byCode = new Map(items.map((item) => [item.code, item]))
    const supervisors = new Set(district.staff.filter(({ role }) => role === 'supervisor').map(({ id }) => id))
    const parties = new Map(district.vendors.map(({ id, party }) => [id, party]))
    const categories = new Map(
      district.places.flatMap(({ stalls, shops }) =>
        [...stalls, ...shops].map(({ id, category_id }) => [id, category_id] as const),
      ),
    )
    const penalised = new Map<string, Set<string>>()
    const problems = walked.flatMap(({ patrol, capture, at, vendor_id }) => {
      const key = `${patrol.evening}/${vendor_id ?? capture.id}`
      const before = penalised.get(key) ?? new Set<string>()
      const subject = capture.subject.kind === 'place' ? undefined : categories.get(capture.subject.id)
      const found = check(v.parse(Capture, capture), {
        items: byCode,
        categories: subject === undefined ? [] : [subject],
        party: (vendor_id && parties.get(vendor_id)) || 'person',
        authorities: squads[patrol.squad]?.authorities ?? [],
        author: patrol.members[0]?.id ?? '',
        members: new Set(patrol.members.map(({ id }) => id)),
        certified: new Set(patrol.members.filter((one) => certifiedOn(one, patrol.evening)).map(({ id }) => id)),
        supervisors,
        penalised: before,
        points: new Map(items.map(({ code }) => [code, 1])),
        at,
      })
      for (const { item_code, actions } of capture.findings) {
        if (actions.some(({ kind }) => kind === 'warning' || kind === 'fine_on_spot')) before.add(item_code)
      }
      penalised.set(key, before)
      return found.map((problem) => ({ id: capture.id, ...problem }))
    })
    expect(problems).toEqual([])
  })

  test('number their documents once each, per squad, kind and year', () => {
    const numbers = walked.flatMap(({ capture }) =>
      capture.findings.flatMap(({ actions }) => actions.flatMap(({ document_number }) => document_number ?? [])),
    )
    expect(numbers.length).toBeGreaterThan(1000)
    expect(new Set(numbers).size).toBe(numbers.length)
  })

  test('keep people from being in two patrols at a time', () => {
    const out = new Map<string, [number, number][]>()
    for (const { patrol } of outings) {
      const span: [number, number] = [patrol.started_at.getTime(), (patrol.ended_at ?? tonight).getTime()]
      for (const { id } of patrol.members) out.set(id, [...(out.get(id) ?? []), span])
    }
    const twice = [...out.values()].filter((spans) => {
      const ordered = spans.toSorted(([a], [b]) => a - b)
      return ordered.some(([from], index) => index > 0 && from < (ordered[index - 1]?.[1] ?? 0))
    })
    expect(twice).toEqual([])
  })
})

describe('whenever the sample is loaded', () => {
  const hours = new Map(
    district.places.map(({ form: { id, opens, closes, seasons } }) => [
      id,
      { time_zone: 'Asia/Shanghai', opens, closes, seasons },
    ]),
  )

  test.each([
    ['in the evening', '2026-11-23T11:05:00Z'],
    ['in the morning', '2026-11-23T02:00:00Z'],
    ['at noon of a holiday', '2027-02-06T04:00:00Z'],
    ['after closing', '2026-11-23T15:30:00Z'],
    ['after midnight', '2026-11-23T16:20:00Z'],
    ['in the small hours', '2026-11-23T19:00:00Z'],
    ['at dawn', '2026-11-23T22:10:00Z'],
  ])('%s, nothing lies in the future and every look in the evening it says', (_, at) => {
    const now = new Date(at)
    const told = tell(now, 5)
    const looks = told.outings.flatMap(({ patrol, walked }) => walked.map((entry) => ({ patrol, ...entry })))
    expect(looks.length).toBeGreaterThan(800)
    const wrong = looks.filter(({ patrol, at, received_at, capture }) => {
      const market = hours.get(patrol.market_id)
      const named = market && eveningAt(market, at) === patrol.evening
      return (
        !named || received_at > now || received_at < at || new Date(capture.claimed_at) > now || at < patrol.started_at
      )
    })
    expect(wrong).toEqual([])
    expect(told.outings.filter(({ patrol }) => patrol.ended_at !== null && patrol.ended_at > now)).toEqual([])
  })
})
