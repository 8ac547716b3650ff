import { readFileSync, readdirSync } from 'node:fs'

/** Every migration in order: its name and its SQL. Forward only, one transaction each. */
export const migrations: readonly { name: string; sql: string }[] = readdirSync(import.meta.dirname)
  .filter((file) => file.endsWith('.sql'))
  .sort()
  .map((file) => ({
    name: file.replace(/\.sql$/, ''),
    sql: readFileSync(`${import.meta.dirname}/${file}`, 'utf8'),
  }))
