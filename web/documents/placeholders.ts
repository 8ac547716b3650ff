import { factNames, type Block, type FactName, type Facts } from '../../src/documents/rules-kinds.ts'
import { t } from '../i18n/index.ts'

const placeholder = /\{\{([^{}]*)\}\}/g

/** Every text of a block changed in the same way. */
function mapped(block: Block, change: (text: string) => string): Block {
  if ('text' in block) return { ...block, text: change(block.text) }
  if (block.type !== 'fields') return block
  return { ...block, rows: block.rows.map(({ label, text }) => ({ label, text: change(text) })) }
}

/** A template as people read and write it: {{当事人}} for {{party}}. */
export const toWords = (block: Block): Block =>
  mapped(block, (text) =>
    text.replaceAll(placeholder, (whole, name: string) => {
      const word = t.documents.facts[name as FactName] as string | undefined
      return word === undefined ? whole : `{{${word}}}`
    }),
  )

/** A template as it is kept; what is no word of ours stays as it was written, and is told as a fault. */
export const fromWords = (block: Block): Block =>
  mapped(block, (text) =>
    text.replaceAll(placeholder, (whole, word: string) => {
      const name = factNames.find((each) => t.documents.facts[each] === word.trim())
      return name === undefined ? whole : `{{${name}}}`
    }),
  )

/** Facts that show their own names, for a preview. */
export const exampleFacts = (): Facts =>
  Object.fromEntries(
    factNames.map((name) => {
      const word = `〔${t.documents.facts[name]}〕`
      return [name, name === 'items' ? [word, word] : word]
    }),
  )
