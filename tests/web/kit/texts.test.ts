import { describe, expect, test } from 'vitest'
import { problems } from '../../../src/problems.ts'
import en from '../../../web/i18n/en/index.ts'
import zh from '../../../web/i18n/zh-CN/index.ts'

/** What a text says, as code: words with parameters are read from their source, as calling them needs real ones. */
function leaves(value: unknown, path = ''): [path: string, said: string, kind: string][] {
  if (typeof value === 'string') return [[path, value, 'text']]
  if (typeof value === 'function') return [[path, String(value), 'words with parameters']]
  if (value && typeof value === 'object') {
    return Object.entries(value).flatMap(([key, inner]) => leaves(inner, path ? `${path}.${key}` : key))
  }
  throw new Error(`${path} is ${typeof value}, neither text nor words with parameters`)
}

/** Names of things that are written the same in every language. */
const international = ['English', 'GeoJSON', 'GeoJSON / JSON']

describe('both languages', () => {
  const chinese = leaves(zh)
  const english = leaves(en)

  test('say the same things', () => {
    expect(english.map(([path]) => path).sort()).toEqual(chinese.map(([path]) => path).sort())
  })

  test('leave nothing empty', () => {
    expect([...chinese, ...english].filter(([, said]) => said.trim() === '')).toEqual([])
  })

  test('Chinese is written in Chinese', () => {
    const foreign = chinese.filter(
      ([, said, kind]) => kind === 'text' && !/\p{Script=Han}/u.test(said) && /\p{Letter}{4}/u.test(said),
    )
    expect(foreign.filter(([, said]) => !international.includes(said))).toEqual([])
  })

  test('English is written without Chinese', () => {
    expect(english.filter(([, said]) => /\p{Script=Han}/u.test(said))).toEqual([])
  })

  test('forbidden words are on no screen (domain.md section 3)', () => {
    expect(chinese.filter(([, said]) => /暂扣|取缔/.test(said))).toEqual([])
  })
})

describe('a refusal', () => {
  test.for(Object.keys(problems) as (keyof typeof problems)[])('%s says in Chinese what to do', (code) => {
    const sentence = { ...zh.problems, ...zh.refusals }[code]
    const said = typeof sentence === 'function' ? sentence({}) : sentence
    // Two clauses at least: what happened, and what to do about it.
    expect(said).toMatch(/^[^，；。]+[，；。：（].+。$/u)
  })

  test('names the time to wait when the server tells it, as one says it', () => {
    const sentence = zh.problems.too_many_requests as (detail: Record<string, unknown>) => string
    expect(sentence({ retry_after_s: 30 })).toContain('30 秒')
    expect(sentence({ retry_after_s: 900 })).toContain('15 分钟')
    expect(sentence({ retry_after_s: 80_000 })).toContain('23 小时')
    expect(sentence({})).not.toContain('undefined')
  })
})
