import { signal } from '@preact/signals'
import type { Category } from '../../src/markets/schema.ts'
import { localName } from '../i18n/index.ts'
import { api } from '../api.ts'

/** Trades by id; empty until `loadCategories` has them. */
export const categories = signal<ReadonlyMap<string, Category>>(new Map())

/** Fetches the trades once; without them everything works, only their words are missing. */
export async function loadCategories(get: typeof api.get = api.get) {
  if (categories.value.size > 0) return
  const { categories: rows } = await get<{ categories: Category[] }>('/api/categories')
  categories.value = new Map(rows.map((row) => [row.id, row]))
}

/** A trade's word in the language on screen, or nothing. */
export function categoryName(id: string | null): string | null {
  const category = id === null ? undefined : categories.value.get(id)
  return category === undefined ? null : localName(category)
}
