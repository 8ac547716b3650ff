import type { ChecklistItem, ItemField } from '../../src/checklist/rules.ts'
import { listed, t } from '../i18n/index.ts'
import { categoryName } from '../plan/categories.ts'

/** One field of an item in words. */
export function fieldWords(item: ChecklistItem, field: ItemField): string {
  switch (field) {
    case 'name':
      return item.name
    case 'name_en':
      return item.name_en
    case 'severity':
      return t.checklist.severities[item.severity] ?? String(item.severity)
    case 'deadline':
      return t.enforcement.deadlines[item.deadline]
    case 'authorities':
      return listed(item.authorities.map((one) => t.checklist.authorities[one as keyof typeof t.checklist.authorities]))
    case 'categories':
      return item.categories === null
        ? t.checklist.everyTrade
        : listed(item.categories.map((id) => categoryName(id) ?? id))
    case 'closing_round':
      return item.closing_round ? t.checklist.yes : t.checklist.no
  }
}
