import fc from 'fast-check'

/** The part of JSON Schema that the contract uses. */
export interface Schema {
  type?: string | string[]
  properties?: Record<string, Schema>
  required?: string[]
  items?: Schema
  prefixItems?: Schema[]
  enum?: unknown[]
  const?: unknown
  anyOf?: Schema[]
  oneOf?: Schema[]
  allOf?: Schema[]
  pattern?: string
  minimum?: number
  maximum?: number
  minLength?: number
  maxLength?: number
  maxItems?: number
  additionalProperties?: boolean | Schema
}

/** Ids that exist on stage, so that some requests get past the first look-up. */
export type Known = readonly string[]

/** Values that have broken programs before. */
export const hostile: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom<unknown>(
    null,
    '',
    ' ',
    '\u0000',
    'a\u0000b',
    '\ud800',
    '\u202eabc',
    '＜script＞',
    "'; drop table event; --",
    '{{7*7}}',
    '../../etc/passwd',
    '%00',
    '𠮷'.repeat(300),
    'x'.repeat(20_000),
    '2026-02-30',
    '0000-00-00',
    '9999-12-31T23:59:59Z',
    '-infinity',
    'NaN',
    -1,
    0,
    1.5,
    1e308,
    -1e308,
    2 ** 31,
    2 ** 53,
    true,
    [],
    {},
    [[[[]]]],
    { __proto__: null, constructor: { prototype: { polluted: true } } },
  ),
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.double(),
  fc.jsonValue({ maxDepth: 3 }),
)

function text(schema: Schema, known: Known): fc.Arbitrary<unknown> {
  if (schema.pattern) {
    try {
      return fc.oneof(fc.constantFrom(...known), fc.stringMatching(new RegExp(schema.pattern)))
    } catch {
      return fc.constantFrom(...known)
    }
  }
  const day = fc.constantFrom(
    '2026-11-23',
    '2026-11-24',
    '2026-01-01',
    '2026-11-23T11:05:00Z',
    '2026-11-23T19:05:00+08:00',
  )
  return fc.oneof(day, fc.constantFrom(...known), fc.string({ maxLength: Math.min(schema.maxLength ?? 20, 40) }))
}

function structure(schema: Schema, known: Known): fc.Arbitrary<unknown> {
  const entries = Object.entries(schema.properties ?? {})
  if (entries.length === 0) return fc.jsonValue({ maxDepth: 2 })
  const model = Object.fromEntries(entries.map(([key, inner]) => [key, fromSchema(inner, known)]))
  return fc.record(model, { requiredKeys: schema.required ?? [] })
}

/** Values that mostly satisfy a schema: enough to reach the handler, not always enough to please it. */
export function fromSchema(schema: Schema, known: Known): fc.Arbitrary<unknown> {
  if ('const' in schema) return fc.constant(schema.const)
  if (schema.enum) return fc.constantFrom(...schema.enum)
  const choices = schema.anyOf ?? schema.oneOf
  if (choices) return fc.oneof(...choices.map((choice) => fromSchema(choice, known)))
  if (schema.allOf) return fromSchema(Object.assign({}, ...schema.allOf) as Schema, known)
  switch (Array.isArray(schema.type) ? schema.type[0] : schema.type) {
    case 'string':
      return text(schema, known)
    case 'integer':
      return fc.integer({ min: schema.minimum ?? -3, max: schema.maximum ?? 400 })
    case 'number':
      return fc.double({ min: schema.minimum ?? -200, max: schema.maximum ?? 200, noNaN: true })
    case 'boolean':
      return fc.boolean()
    case 'null':
      return fc.constant(null)
    case 'array':
      return schema.prefixItems
        ? fc.tuple(...schema.prefixItems.map((item) => fromSchema(item, known)))
        : fc.array(fromSchema(schema.items ?? {}, known), { maxLength: 3 })
    case 'object':
      return structure(schema, known)
    default:
      return fc.jsonValue({ maxDepth: 2 })
  }
}

/** A value with one place of it, chosen by `pick` in 0..1, replaced. */
export function mutate(value: unknown, pick: number, replacement: unknown): unknown {
  const paths: (string | number)[][] = []
  const visit = (inner: unknown, path: (string | number)[]) => {
    paths.push(path)
    if (path.length > 6 || inner === null || typeof inner !== 'object') return
    for (const key of Object.keys(inner)) visit((inner as Record<string, unknown>)[key], [...path, key])
  }
  visit(value, [])
  const path = paths[Math.min(paths.length - 1, Math.floor(pick * paths.length))] ?? []
  const replace = (inner: unknown, [key, ...rest]: (string | number)[]): unknown => {
    if (key === undefined) return replacement
    const copy: Record<string | number, unknown> = Array.isArray(inner)
      ? ([...(inner as unknown[])] as never)
      : { ...(inner as Record<string, unknown>) }
    copy[key] = replace(copy[key], rest)
    return copy
  }
  return replace(value, path)
}
