import { fc, test } from '@fast-check/vitest'
import { describe, expect } from 'vitest'
import { documentKinds, kindRules, type Block } from '../../src/documents/rules-kinds.ts'
import {
  checkCode,
  fill,
  groupedCode,
  missingFacts,
  numberLabel,
  templateFaults,
  typedCode,
} from '../../src/documents/rules.ts'
import { dayInWords, fineInWords, instantWritten, yuanInCapitals } from '../../src/documents/rules-words.ts'

test('a number is the authority, the series, the year, the squad and four figures', () => {
  const of = { short: '元城管', series: '罚', year: 2026, squad: '八道' }
  expect(numberLabel({ ...of, number: 12 })).toBe('元城管罚字〔2026〕八道第0012号')
  expect(numberLabel({ ...of, number: 12345 })).toBe('元城管罚字〔2026〕八道第12345号')
})

test('series have words of their own, so that no two kinds share a number', () => {
  const words = documentKinds.map((kind) => kindRules[kind].series)
  expect(new Set(words).size).toBe(documentKinds.length)
})

test.each([
  ['2026-11-28', '二〇二六年十一月二十八日'],
  ['2030-01-10', '二〇三〇年一月十日'],
  ['2027-10-31', '二〇二七年十月三十一日'],
  ['2026-02-20', '二〇二六年二月二十日'],
])('%s is %s', (day, words) => expect(dayInWords(day)).toBe(words))

test.each([
  [50, '伍拾元整'],
  [200, '贰佰元整'],
  [105, '壹佰零伍元整'],
  [3000, '叁仟元整'],
  [10, '壹拾元整'],
  [100_010, '壹拾万零壹拾元整'],
])('%i yuan are %s', (yuan, words) => expect(yuanInCapitals(yuan)).toBe(words))

test('a fine is said in capitals and in figures, an instant on the market’s clock', () => {
  expect(fineInWords(200)).toBe('罚款人民币贰佰元整（¥200）')
  expect(instantWritten('Asia/Shanghai', new Date('2026-12-31T16:05:00Z'))).toBe('2027年1月1日0时05分')
})

const paragraph = (text: string, when: { if?: 'amount' } = {}): Block => ({ ...when, type: 'paragraph', text })
const seal: Block = { type: 'seal' }

describe('placeholders', () => {
  const blocks = [paragraph('{{party}}于{{location}}'), paragraph('到{{bank}}缴纳', { if: 'amount' }), seal]

  test('what the facts lack is named, and a part for a fact that is not there asks for nothing', () => {
    const facts = { authority: '局', short: '元', party: '张梅', location: '' }
    const kind = 'service_receipt'
    expect(missingFacts(kind, blocks, facts)).toEqual(['location', 'served', 'served_way', 'served_at'])
    expect(missingFacts(kind, blocks, { ...facts, amount: '50' })).toContain('bank')
    expect(missingFacts('item_list', [{ type: 'list', of: 'items', head: [] }], { ...facts, items: [] })).toContain(
      'items',
    )
  })

  test('facts are put in once: braces in a fact stay what they are', () => {
    expect(fill(blocks, { party: '{{location}}', location: '平安夜市' })).toEqual([
      paragraph('{{location}}于平安夜市'),
      seal,
    ])
  })

  test.prop([fc.dictionary(fc.constantFrom('party', 'location', 'bank', 'amount'), fc.string({ minLength: 1 }))])(
    'where nothing is missing, no placeholder of the template is left',
    (facts) => {
      const all = { ...facts, authority: '局', short: '元', served: 'x', served_way: 'x', served_at: 'x' }
      const plain = Object.fromEntries(
        Object.entries(all).map(([name, value]) => [name, value.replaceAll(/[{}]/g, '_')]),
      )
      fc.pre(missingFacts('service_receipt', blocks, plain).length === 0)
      expect(JSON.stringify(fill(blocks, plain))).not.toMatch(/\{\{|\}\}/)
    },
  )
})

test('a template that leaves out what its kind must say, or says it on a condition, is faulty', () => {
  const said = kindRules.service_receipt.must.map((name) => paragraph(`{{${name}}}`))
  expect(templateFaults('service_receipt', [...said, seal])).toEqual([])
  expect(templateFaults('service_receipt', said)).toEqual([{ fault: 'no_seal', name: 'seal' }])
  expect(templateFaults('service_receipt', [...said.slice(1), seal])).toEqual([{ fault: 'not_said', name: 'party' }])
  expect(templateFaults('service_receipt', [paragraph('{{party}}', { if: 'amount' }), ...said.slice(1), seal])).toEqual(
    [{ fault: 'not_said', name: 'party' }],
  )
  expect(templateFaults('service_receipt', [...said, paragraph('{{id_number}}'), seal])).toEqual([
    { fault: 'unknown_placeholder', name: 'id_number' },
  ])
  expect(templateFaults('service_receipt', [...said, paragraph('{{party}'), seal])).toEqual([
    { fault: 'broken_placeholder', name: '{{ }}' },
  ])
})

test.prop([fc.uint8Array({ minLength: 12, maxLength: 16 })])(
  'a check code survives being read off paper and typed with mistakes of the eye',
  (chance) => {
    const code = checkCode(chance)
    expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{12}$/)
    const seen = groupedCode(code).toLowerCase().replaceAll('0', 'o').replaceAll('1', 'l')
    expect(typedCode(` ${seen} `)).toBe(code)
  },
)
