import type { Db } from '../db/open.ts'
import { samplePassword } from './queries.ts'

/** One sign-in per role where the sample was loaded, as lines to print; nothing elsewhere. The vendor is one with much to read. */
export async function sampleSignIns(db: Db): Promise<string[]> {
  const staff = await db
    .selectFrom('person as p')
    .leftJoin('squad as q', 'q.id', 'p.squad_id')
    .leftJoin('certificate as c', 'c.person_id', 'p.id')
    .select(['p.user_name', 'p.name', 'p.role', 'q.name as squad', 'c.number'])
    .where('p.sample', '=', true)
    .where('p.active', '=', true)
    .orderBy('p.badge')
    .orderBy('p.user_name', 'desc')
    .execute()
  const vendor = await db
    .selectFrom('vendor as v')
    .innerJoin('assignment as a', 'a.vendor_id', 'v.id')
    .select(['v.name', 'v.phone'])
    .where('v.sample', '=', true)
    .where('a.market_id', '=', 'pingan')
    .where('a.ended_at', 'is', null)
    .orderBy(
      (e) => e.selectFrom('finding as f').select(e.fn.countAll().as('count')).whereRef('f.vendor_id', '=', 'v.id'),
      'desc',
    )
    .orderBy('v.phone')
    .limit(1)
    .executeTakeFirst()
  const roles: [string, (typeof staff)[number] | undefined][] = [
    ['主管 supervisor', staff.find((one) => one.role === 'supervisor')],
    ['执法队员 certified officer', staff.find((one) => one.role === 'officer' && one.number)],
    ['协管员 auxiliary officer', staff.find((one) => one.role === 'officer' && !one.number)],
  ]
  const lines = roles.flatMap(([role, one]) =>
    one ? [`  ${role}: ${one.user_name}  (${[one.name, one.squad].filter(Boolean).join(', ')})`] : [],
  )
  if (lines.length === 0) return []
  return [
    `示例登录，密码都是 / sample sign-ins, password of all: ${samplePassword}`,
    ...lines,
    ...(vendor
      ? [`  商户 vendor: ${vendor.phone}  (${vendor.name}；验证码打印在这里 / the code is printed here)`]
      : []),
  ]
}
