import type { Db } from '../db/open.ts'
import { defaultSettings, type DocumentSettings } from './rules-law.ts'
import type { Block, DocumentKind } from './rules-kinds.ts'
import type { DocumentSettingsAnswer, Template, TemplateEntry } from './schema.ts'

function templates(db: Db) {
  return db
    .selectFrom('document_template as t')
    .leftJoin('person as p', 'p.id', 't.saved_by')
    .select(['t.kind', 't.version', 't.title', 't.title_en', 't.blocks', 't.valid_from', 't.saved_at', 'p.name'])
}

type Row = Awaited<ReturnType<ReturnType<typeof templates>['executeTakeFirstOrThrow']>>

const templateOf = ({ name, blocks, saved_at, ...row }: Row): Template => ({
  ...row,
  blocks: blocks as unknown as Block[],
  saved_at: saved_at.toISOString(),
  saved_by: name,
})

/** The newest version of every kind's template, also where it is not in force yet. */
export async function newestTemplates(db: Db): Promise<Template[]> {
  const rows = await templates(db).distinctOn('t.kind').orderBy('t.kind').orderBy('t.version', 'desc').execute()
  return rows.map(templateOf)
}

/** The template of a kind in force on `day`; every kind has one from the start. */
export async function templateOn(db: Db, kind: DocumentKind, day: string): Promise<Template> {
  return templateOf(
    await templates(db)
      .where('t.kind', '=', kind)
      .where('t.valid_from', '<=', day)
      .orderBy('t.version', 'desc')
      .limit(1)
      .executeTakeFirstOrThrow(),
  )
}

/** Adds the version after the one its author had seen; whoever comes second is refused by the key. */
export async function insertTemplate(db: Db, entry: TemplateEntry, by: string, now: Date): Promise<Template> {
  const { kind, expected_version, blocks, ...said } = entry
  const version = expected_version + 1
  const row = { ...said, kind, version, blocks: JSON.stringify(blocks), saved_at: now, saved_by: by }
  await db.insertInto('document_template').values(row).execute()
  return templateOf(
    await templates(db).where('t.kind', '=', kind).where('t.version', '=', version).executeTakeFirstOrThrow(),
  )
}

/** The newest version of a kind's template there is. */
export async function newestVersion(db: Db, kind: DocumentKind): Promise<number> {
  const { version } = await db
    .selectFrom('document_template')
    .select('version')
    .where('kind', '=', kind)
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirstOrThrow()
  return version
}

/** The authority's words over the defaults, with who saved them and when. */
export async function savedDocumentSettings(
  db: Db,
): Promise<Omit<DocumentSettingsAnswer, 'settings'> & { settings: DocumentSettings }> {
  const row = await db
    .selectFrom('document_setting as s')
    .innerJoin('person as p', 'p.id', 's.saved_by')
    .select(['s.settings', 's.saved_at', 'p.name'])
    .executeTakeFirst()
  if (!row) return { settings: defaultSettings, saved_at: null, saved_by: null }
  const said = row.settings as unknown as Partial<DocumentSettings>
  return {
    settings: {
      ...defaultSettings,
      ...said,
      items: { ...defaultSettings.items, ...said.items },
      receivers: { ...defaultSettings.receivers, ...said.receivers },
    },
    saved_at: row.saved_at.toISOString(),
    saved_by: row.name,
  }
}

/** Saves the authority's words whole. */
export async function saveDocumentSettings(db: Db, settings: DocumentSettings, by: string, now: Date) {
  const values = { settings: JSON.stringify(settings), saved_at: now, saved_by: by }
  await db
    .insertInto('document_setting')
    .values(values)
    .onConflict((taken) => taken.column('single').doUpdateSet(values))
    .execute()
}

/** All squads by name, for their short names in numbers. */
export async function squadNames(db: Db): Promise<{ id: string; name: string }[]> {
  return db.selectFrom('squad').select(['id', 'name']).orderBy('name').execute()
}
