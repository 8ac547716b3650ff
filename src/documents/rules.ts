import { factNames, kindRules, type Block, type DocumentKind, type FactName, type Facts } from './rules-kinds.ts'

const placeholder = /\{\{([^{}]*)\}\}/g
const isFactName = (name: string): name is FactName => (factNames as readonly string[]).includes(name)

/** Every text of a block that may hold placeholders. */
function textsOf(block: Block): string[] {
  if ('text' in block) return [block.text]
  if (block.type === 'fields') return block.rows.map(({ text }) => text)
  return []
}

const namesIn = (block: Block) => [
  ...textsOf(block).flatMap((text) => [...text.matchAll(placeholder)].map(([, name]) => name ?? '')),
  ...(block.type === 'list' ? [block.of] : []),
]

const said = (facts: Facts, name: FactName) => {
  const value = facts[name]
  return value !== undefined && value.length > 0
}

/** The blocks that are printed for `facts`. */
const printed = (blocks: readonly Block[], facts: Facts) =>
  blocks.filter((block) => block.if === undefined || said(facts, block.if))

/** What a document of a kind still lacks: nothing is ever printed empty. In the order of the words' list. */
export function missingFacts(kind: DocumentKind, blocks: readonly Block[], facts: Facts): FactName[] {
  const asked = new Set<string>([
    'authority',
    'short',
    ...kindRules[kind].must,
    ...printed(blocks, facts).flatMap(namesIn),
  ])
  return factNames.filter((name) => asked.has(name) && !said(facts, name))
}

const filled = (text: string, facts: Facts) =>
  text.replaceAll(placeholder, (whole, name: string) => {
    const value = isFactName(name) ? facts[name] : undefined
    return value === undefined ? whole : typeof value === 'string' ? value : value.join('、')
  })

/** The blocks as they are printed, facts put in; what is missing keeps its placeholder, for the eye of who previews. */
export function fill(blocks: readonly Block[], facts: Facts): Block[] {
  return printed(blocks, facts).map((block) => {
    if ('text' in block) return { ...block, text: filled(block.text, facts) }
    if (block.type === 'fields')
      return { ...block, rows: block.rows.map(({ label, text }) => ({ label, text: filled(text, facts) })) }
    return block
  })
}

/** What is wrong with a template of a kind. */
export interface TemplateFault {
  fault: 'unknown_placeholder' | 'not_said' | 'broken_placeholder' | 'no_seal'
  /** The placeholder, or the fact that the kind must say. */
  name: string
}

/** Faults of a template: it asks for what nobody knows, or leaves out what its kind must say, whatever the facts. */
export function templateFaults(kind: DocumentKind, blocks: readonly Block[]): TemplateFault[] {
  const names = new Set(blocks.flatMap(namesIn))
  const always = new Set(blocks.filter((block) => block.if === undefined).flatMap(namesIn))
  const broken = blocks.flatMap(textsOf).some((text) => /\{\{|\}\}/.test(text.replaceAll(placeholder, '')))
  return [
    ...[...names].filter((name) => !isFactName(name)).map((name) => ({ fault: 'unknown_placeholder' as const, name })),
    ...kindRules[kind].must.filter((name) => !always.has(name)).map((name) => ({ fault: 'not_said' as const, name })),
    ...(broken ? [{ fault: 'broken_placeholder' as const, name: '{{ }}' }] : []),
    ...(blocks.some((block) => block.type === 'seal' && block.if === undefined)
      ? []
      : [{ fault: 'no_seal' as const, name: 'seal' }]),
  ]
}

/** A document's number as it is printed (文号): 元城管当罚字〔2026〕八道第0012号. */
export const numberLabel = (of: { short: string; series: string; year: number; squad: string; number: number }) =>
  `${of.short}${of.series}字〔${of.year}〕${of.squad}第${String(of.number).padStart(4, '0')}号`

// Crockford's alphabet: nothing that is mistaken for another when it is read aloud or typed off paper.
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/** A check code of 12 letters, 60 bits of chance: short enough to type, too many to guess. */
export const checkCode = (chance: Uint8Array) => [...chance.subarray(0, 12)].map((byte) => alphabet[byte & 31]).join('')

/** A check code in groups of four, for the eye. */
export const groupedCode = (code: string) => code.replaceAll(/(.{4})(?=.)/g, '$1-')

/** A check code as somebody typed or scanned it, in its stored form. */
export const typedCode = (typed: string) =>
  typed.toUpperCase().replaceAll(/[\s-]/g, '').replaceAll('O', '0').replaceAll(/[IL]/g, '1')

/** The address that a document's QR code opens. */
export const checkAddress = (origin: string, code: string) => `${origin}/check/${code}`
