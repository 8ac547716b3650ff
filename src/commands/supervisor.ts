import { parseArgs } from 'node:util'
import { hash } from '@node-rs/argon2'
import { append } from '../events/queries.ts'
import { newId } from '../shared/ids.ts'
import { insertPerson } from '../people/queries.ts'
import type { Command } from './run.ts'

/** Makes the first supervisor of a district: `npm run supervisor -- --user NAME --name 姓名`, password in SUPERVISOR_PASSWORD or made up and printed once. */
export const supervisorCommand: Command = async (args, { database, district, now, random, print, env }) => {
  const { values } = parseArgs({ args: [...args], options: { user: { type: 'string' }, name: { type: 'string' } } })
  if (!values.user || !/^[a-z0-9][a-z0-9._-]{1,39}$/.test(values.user) || !values.name) {
    print('用法 / usage: npm run supervisor -- --user li.na --name 李娜   (a-z, 0-9, dot, dash)')
    return 1
  }
  const given = env['SUPERVISOR_PASSWORD']
  if (given !== undefined && given.length < 10) {
    print('密码至少 10 个字符 / SUPERVISOR_PASSWORD needs at least 10 characters')
    return 1
  }
  const password = given ?? Buffer.from(random(12)).toString('base64url')
  const id = newId(now, random)
  const { user, name } = values
  const password_hash = await hash(password)
  const made = await database
    .district(district)
    .transaction()
    .execute(async (db) => {
      const entry = { user_name: user, name, role: 'supervisor', squad_id: null, badge: null, active: true } as const
      if (!(await insertPerson(db, { id, ...entry, password_hash, created_at: now }))) return false
      const actor = { kind: 'system', id: null } as const
      const subject = `person:${id}`
      await append(db, { market_id: null, evening: null, at: now, actor, kind: 'person.saved', subject, body: entry })
      return true
    })
  if (!made) {
    print(`用户名已被使用 / this user name is taken: ${user}`)
    return 1
  }
  print(`已创建主管 / supervisor made: ${user}${given === undefined ? `  密码 / password: ${password}` : ''}`)
  return 0
}
