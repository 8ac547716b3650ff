import { sql } from 'kysely'

/** SQL: an inspection, `i` the alias of its row, counts while no later entry amends it and it takes nothing out itself. */
export const standing = (i: string) => sql<boolean>`
  ${sql.ref(`${i}.outcome`)} <> 'void' and not exists (select from inspection later where later.amends = ${sql.ref(`${i}.id`)})`

/** SQL: an action, `a` the alias of its row, was not overturned. */
export const notOverturned = (a: string) => sql<boolean>`
  not exists (select from overturned_action o where o.action_id = ${sql.ref(`${a}.id`)})`

/** SQL: an action, `a` the alias of its row, is a transfer that a supervisor took back later: no other authority has it. */
export const takenBack = (a: string) => sql<boolean>`
  (${sql.ref(`${a}.kind`)} = 'transfer' and exists (select from matter_step back
    where back.matter_id = ${sql.ref(`${a}.finding_id`)} and back.step = 'return' and back.at >= ${sql.ref(`${a}.at`)}))`
