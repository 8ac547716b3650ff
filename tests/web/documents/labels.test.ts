import { expect, test } from 'vitest'
import documents from '../../../web/i18n/en/documents.ts'

test('English fields of documents are headed by words of their own, not by the words of placeholders', () => {
  for (const [name, label] of Object.entries(documents.labels)) {
    expect(label).toMatch(/^[A-Z]/)
    expect(label).not.toBe(documents.facts[name as keyof typeof documents.labels])
  }
})
