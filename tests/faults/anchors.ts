import { execFileSync } from 'node:child_process'
import { cpSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** A mistake that well-known software makes, put into a copy of ours: the suite has to see it. */
export interface Anchor {
  name: string
  /** What it does, and in which software it was found by reading its code (shared/offline.md). */
  what: string
  file: string
  find: string
  put: string
  /** Experiments that go red, the likeliest first. */
  red: readonly string[]
}

const sender = 'web/offline/sender.ts'

export const anchors: Anchor[] = [
  {
    name: 'FixMyStreet',
    what: 'any failure but 400 removes the queued record',
    file: sender,
    find: "await patch(id, { state: 'refused', code, ...(detail && { detail }) })\n    }",
    put: "void [code, detail]\n    }\n    if (problem.status !== 400) await (await database()).delete('entry', id)",
    red: ['E6'],
  },
  {
    name: 'QField',
    what: 'a captive portal’s 200 marks the photo as uploaded',
    file: 'web/offline/put-photo.ts',
    find: "if (receipt?.sha256 !== name) throw new ApiProblem('unexpected_answer', 0)",
    put: 'void receipt',
    red: ['E6 photo'],
  },
  {
    name: 'Workbox',
    what: 'the entry is taken out before it is sent',
    file: sender,
    find: 'const change = await putRecord(entry)',
    put: "await db.delete('entry', entry.id)\n    const change = await putRecord(entry)",
    red: ['E6'],
  },
  {
    name: 'QField together',
    what: 'any 200 in the answer to several records marks its record as arrived',
    file: 'web/offline/together.ts',
    find: 'arrived.set(entry.id, await acknowledged(entry, body))',
    put: "void [acknowledged, body]\n      arrived.set(entry.id, { received_at: new Date().toISOString(), state: 'sent' })",
    red: ['E6 together'],
  },
  {
    name: 'Workbox together',
    what: 'several records are taken out before they are sent in one request',
    file: 'web/offline/together.ts',
    find: 'const { id: phone } = await thisPhone()',
    put: "for (const { id } of entries) await (await database()).delete('entry', id)\n  const { id: phone } = await thisPhone()",
    red: ['E7 together'],
  },
  {
    name: 'FixMyStreet together',
    what: 'one record that fails among several takes those behind it with it',
    file: 'web/offline/together.ts',
    find: 'problems.push(problemOf(error))',
    put: "for (const behind of entries.slice(at)) arrived.set(behind.id, { received_at: new Date().toISOString(), state: 'sent' })\n      void [error, problems]\n      break",
    red: ['E21 together'],
  },
  {
    name: 'Enketo',
    what: 'a photo that is missing is passed over, the record counts as whole',
    file: sender,
    find: "if (!photo) throw new ApiProblem('photo_gone', 422)",
    put: 'if (!photo) continue',
    red: ['E15'],
  },
  {
    name: 'ODK Web Forms',
    what: 'a lost 201 makes the second try a conflict',
    file: 'src/inspections/queries-arrival.ts',
    find: 'if (logged.sha256 !== sha256 || logged.market_id !== market)',
    put: "if (market !== '')",
    red: ['E1'],
  },
  {
    name: 'TanStack',
    what: 'saved is said before the disk has it',
    file: 'web/offline/keep.ts',
    find: 'await store(entry, photos).catch(',
    put: 'setTimeout(() => void store(entry, photos).then(changed).then(sendSoon), 40)\n  if (entry.id) return\n  await store(entry, photos).catch(',
    red: ['E10'],
  },
  {
    name: 'TanStack order',
    what: 'things are in the order of the device’s clock',
    file: 'web/offline/keep.ts',
    find: 'const sequence = before?.sequence ?? (last?.key ?? 0) + 1',
    put: 'void last\n    const sequence = before?.sequence ?? Date.now()',
    red: ['E23'],
  },
  {
    name: 'TanStack update',
    what: 'after an update, what the new version does not know is deleted',
    file: 'web/offline/outbox.ts',
    find: "  all.value = await db.getAllFromIndex('entry', 'sequence')",
    put: "  for (const { id, kind } of await db.getAll('entry')) if (kind === 'paint.mark') await db.delete('entry', id)\n  all.value = await db.getAllFromIndex('entry', 'sequence')",
    red: ['E24'],
  },
  {
    name: 'CHT',
    what: 'a refused record fails silently while the phone says that all is sent',
    file: 'web/offline/outbox.ts',
    find: "own.value.filter((entry) => entry.state !== 'sent')",
    put: "own.value.filter((entry) => entry.state === 'kept')",
    red: ['E21'],
  },
]

const parts = ['src', 'web', 'migrations', 'tsconfig.json', 'vite.config.ts', 'package.json', 'package-lock.json']

/** A copy of the project with the mistake in it, built; the folder to start its server in. */
export function withMistake(
  project: string,
  { name, file, find, put }: Anchor,
): { folder: string; remove: () => void } {
  const folder = join(project, '.faults', name.replaceAll(' ', '-'))
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  for (const part of parts) cpSync(join(project, part), join(folder, part), { recursive: true })
  symlinkSync(join(project, 'node_modules'), join(folder, 'node_modules'))
  const source = readFileSync(join(folder, file), 'utf8')
  if (source.split(find).length !== 2) throw new Error(`${name}: what is to be broken is not found once in ${file}`)
  writeFileSync(
    join(folder, file),
    source.replace(find, () => put),
  )
  execFileSync(process.execPath, ['web/build.ts', '--force'], { cwd: folder, stdio: 'ignore' })
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) }
}
