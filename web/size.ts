import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'

interface Chunk {
  file: string
  isEntry?: boolean
  src?: string
  imports?: string[]
  dynamicImports?: string[]
  css?: string[]
}

type Manifest = Readonly<Record<string, Chunk>>

/** Everything gzip'ed that a page's first visit needs before it can ask for data, in bytes. */
export interface PageSize {
  /** Its file below web, or 'shell' for what every page needs. */
  page: string
  js_gzip: number
  css_gzip: number
  total_gzip: number
}

const sources = fileURLToPath(new URL('.', import.meta.url))

/** The files that must arrive before `keys` can run: chunks, what they import, and their styles. */
function filesOf(manifest: Manifest, keys: string[], seen = new Set<string>()): Set<string> {
  const files = new Set<string>()
  for (const key of keys) {
    const chunk = manifest[key]
    if (!chunk || seen.has(key)) continue
    seen.add(key)
    for (const file of [chunk.file, ...(chunk.css ?? []), ...filesOf(manifest, chunk.imports ?? [], seen)]) {
      files.add(file)
    }
  }
  return files
}

/** Chinese texts that a page waits for: what is everywhere, and what its route in main.tsx or console.tsx names. */
const textsOf = (features: string[]) => features.map((feature) => `i18n/zh-CN/${feature}.ts`)
const everywhere = textsOf(['kit', 'problems', 'shell'])

/** What must arrive besides a page: its route's texts, and the console's addresses where it is one of its pages. */
function besides(page: string) {
  const line = new RegExp(`'\\./${page.replaceAll('.', '\\.')}'\\),[^\\[\\)]*\\[([^\\]]*)\\]`)
  for (const [list, own] of [
    ['main.tsx', []],
    ['console.tsx', ['console.tsx']],
  ] as const) {
    const named = line.exec(readFileSync(sources + list, 'utf8'))
    if (named)
      return [...own, ...textsOf([...(named[1] ?? '').matchAll(/'(\w+)'/g)].map(([, feature]) => feature ?? ''))]
  }
  return []
}

/** The shell and every page of the built client in the folder `dist`, by name. Throws when nothing is built there. */
export function pageSizes(dist: string): PageSize[] {
  const manifest = JSON.parse(readFileSync(`${dist}/.vite/manifest.json`, 'utf8')) as Manifest
  const [entry] = Object.entries(manifest).find(([, chunk]) => chunk.isEntry) ?? []
  if (!entry) throw new Error('dist has no entry: run npm run build first')
  const gzipped = (files: Iterable<string>, ending: string) =>
    [...files]
      .filter((file) => file.endsWith(ending))
      .reduce((sum, file) => sum + gzipSync(readFileSync(`${dist}/${file}`)).length, 0)
  const sizeOf = (page: string, keys: string[]): PageSize => {
    const files = filesOf(manifest, [entry, ...everywhere, ...keys])
    const [js_gzip, css_gzip] = [gzipped(files, '.js'), gzipped(files, '.css')]
    return { page, js_gzip, css_gzip, total_gzip: js_gzip + css_gzip }
  }
  const pages = Object.keys(manifest).filter((key) => key.endsWith('-page.tsx'))
  return [sizeOf('shell', []), ...pages.sort().map((page) => sizeOf(page, [...besides(page), page]))]
}

if (import.meta.main) {
  for (const size of pageSizes(fileURLToPath(new URL('../dist', import.meta.url)))) console.log(JSON.stringify(size))
}
