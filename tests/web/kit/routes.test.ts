import { existsSync, readFileSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'
import { describe, expect, test } from 'vitest'
import { navigation } from '../../../web/shell/navigation.ts'
import zh from '../../../web/i18n/zh-CN/index.ts'

const everywhere = ['kit', 'problems', 'shell']

/** Parts of a file that bring texts of their own: `later(() => import('./part.tsx')…, ['feature'])`. */
const withTexts = /later\(\s*\(\) => import\('([^']+)'\)\.then\(\(chunk\) => chunk\.\w+\),\s*\[([^\]]*)\],?\s*\)/g
const codeOf = (file: string) => readFileSync(file, 'utf8').replace(/\/\*[^]*?\*\//g, '')
const quoted = (list: string) => [...list.matchAll(/'(\w+)'/g)].map(([, feature]) => feature!)

/**
 * Files that `file` brings onto the screen, itself included; types vanish, main.tsx's pages come on their own, and so do
 * parts that name their texts.
 */
function reach(file: string, seen = new Set<string>()): Set<string> {
  if (seen.has(file)) return seen
  seen.add(file)
  const source = codeOf(file).replace(withTexts, '')
  const ways = /(?:^import (?!type)[^']*|^export (?!type)[^']* from |^\} from |import\()'(\.[^']+\.tsx?)'/gm
  for (const [, path] of source.matchAll(ways)) {
    const next = normalize(join(dirname(file), path!))
    if (next.startsWith('web/') && !next.startsWith('web/i18n/') && existsSync(next)) reach(next, seen)
  }
  return seen
}

/** The features whose texts those files show. */
function textsOf(files: Iterable<string>) {
  const found = new Set<string>()
  for (const file of files) {
    for (const [, feature] of codeOf(file).matchAll(/(?<![\w.])t\.([a-z]\w*)/g)) {
      if (feature! in zh) found.add(feature!)
    }
  }
  return [...found].filter((feature) => !everywhere.includes(feature)).sort()
}

const lists = ['web/main.tsx', 'web/console.tsx'].map((file) => readFileSync(file, 'utf8')).join('\n')
const routes = [
  ...lists.matchAll(/route\(\s*'([^']+)',\s*\(\) => import\('\.\/([^']+)'\),\s*'([^']+)',?\s*(?:\[([^\]]*)\])?/g),
].map(([, path, file, access, texts]) => ({
  path: path!,
  file: `web/${file!}`,
  access: access!,
  texts: [...(texts ?? '').matchAll(/'(\w+)'/g)].map(([, feature]) => feature!).sort(),
}))

test('every line of main.tsx and console.tsx is understood here', () => {
  expect(routes).toHaveLength(lists.match(/^ +route\(/gm)!.length)
})

describe('a route names the texts that its page shows, no more and no fewer', () => {
  test.for(routes)('$path', ({ file, texts }) => {
    expect(texts, `fourth argument of the route to ${file}`).toEqual(textsOf(reach(file)))
  })

  const parts = (file: string) =>
    [...reach(file)].flatMap((from) =>
      [...codeOf(from).matchAll(withTexts)].map(([, path, texts]) => ({
        part: normalize(join(dirname(from), path!)),
        texts: quoted(texts!),
      })),
    )
  test.for(routes)('$path, and its parts the texts besides', ({ file, texts }) => {
    for (const { part, texts: own } of parts(file)) {
      const needed = textsOf(reach(part))
      expect([...own, ...texts], part).toEqual(expect.arrayContaining(needed))
      expect(needed, part).toEqual(expect.arrayContaining(own))
    }
  })

  test('the shell itself uses only what is everywhere', () => {
    expect(textsOf([...reach('web/shell/app.tsx')].filter((file) => !file.endsWith('-page.tsx')))).toEqual([])
  })
})

test('every tab leads to a page', () => {
  const tabs = Object.values(navigation).flatMap((destinations) => destinations.map(({ href }) => href))
  expect(tabs.filter((href) => !routes.some(({ path }) => path === href))).toEqual([])
})
