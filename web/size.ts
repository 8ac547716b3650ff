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

const dist = fileURLToPath(new URL('../dist/', import.meta.url))
const manifest = JSON.parse(readFileSync(`${dist}.vite/manifest.json`, 'utf8')) as Record<string, Chunk>

/** The files that must arrive before `keys` can run: chunks, what they import, and their styles. */
function filesOf(keys: string[], seen = new Set<string>()): Set<string> {
  const files = new Set<string>()
  for (const key of keys) {
    const chunk = manifest[key]
    if (!chunk || seen.has(key)) continue
    seen.add(key)
    for (const file of [chunk.file, ...(chunk.css ?? []), ...filesOf(chunk.imports ?? [], seen)]) files.add(file)
  }
  return files
}

const gzipped = (files: Iterable<string>, ending: string) =>
  [...files]
    .filter((file) => file.endsWith(ending))
    .reduce((sum, file) => sum + gzipSync(readFileSync(dist + file)).length, 0)

const [entry] = Object.entries(manifest).find(([, chunk]) => chunk.isEntry) ?? []
if (!entry) throw new Error('dist has no entry: run npm run build first')
const sources = fileURLToPath(new URL('.', import.meta.url))
/** Chinese texts that a page waits for: what is everywhere, and what its route in main.tsx names. */
const textsOf = (features: string[]) => features.map((feature) => `i18n/zh-CN/${feature}.ts`)
const everywhere = textsOf(['kit', 'problems', 'shell'])

function routeTexts(page: string) {
  const main = readFileSync(`${sources}main.tsx`, 'utf8')
  const named = new RegExp(`'\\./${page.replaceAll('.', '\\.')}'\\),[^\\[\\)]*\\[([^\\]]*)\\]`).exec(main)?.[1]
  return textsOf([...(named ?? '').matchAll(/'(\w+)'/g)].map(([, feature]) => feature ?? ''))
}

// One line per page: everything gzip'ed that its first visit needs before it can ask for data, in bytes.
const pages = Object.keys(manifest).filter((key) => key.endsWith('-page.tsx'))
for (const page of [null, ...pages.sort()]) {
  const files = filesOf(page ? [entry, ...everywhere, ...routeTexts(page), page] : [entry, ...everywhere])
  const [js, css] = [gzipped(files, '.js'), gzipped(files, '.css')]
  console.log(JSON.stringify({ page: page ?? 'shell', js_gzip: js, css_gzip: css, total_gzip: js + css }))
}
