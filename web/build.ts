import { existsSync, globSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const stamp = `${root}dist/.built`

/** Everything that ends up in dist. Folders are among them, so that a deleted file counts as a change. */
const sources = ['web', 'web/**', 'src/*/schema.ts', 'src/*/rules*.ts', 'src/shared/*.ts', 'src/problems.ts']
const settings = ['package-lock.json', 'vite.config.ts']

function newestSource() {
  const files = globSync([...sources, ...settings], { cwd: root })
  return Math.max(...files.map((file) => statSync(root + file).mtimeMs))
}

/** Puts `next` where `current` is. When another build was faster, its result stays: it is as new. */
function replace(current: string, next: string) {
  const old = `${next}-old`
  if (existsSync(current)) renameSync(current, old)
  try {
    renameSync(next, current)
  } catch (error) {
    if (!existsSync(stamp)) throw error
    rmSync(next, { recursive: true })
  }
  rmSync(old, { recursive: true, force: true })
}

const force = process.argv.includes('--force')
const started = new Date()

if (!force && existsSync(stamp) && statSync(stamp).mtimeMs >= newestSource()) {
  console.log('网页已是最新 · web pages are up to date')
} else {
  console.log('正在构建网页… · building the web pages…')
  // Inherited from a test run, 'test' would give a client that thinks it is not in production.
  process.env['NODE_ENV'] = 'production'
  const { build } = await import('vite')
  // Built aside and then put in place: a server keeps serving the old pages meanwhile, and two builds do not mix.
  const aside = `${root}node_modules/.web-${process.pid}`
  await build({
    root: `${root}web`,
    configFile: `${root}vite.config.ts`,
    logLevel: 'warn',
    build: { outDir: aside },
  })
  // The stamp tells when the sources were read: what changes during a build is built next time.
  writeFileSync(`${aside}/.built`, `${started.toISOString()}\n`)
  utimesSync(`${aside}/.built`, started, started)
  replace(`${root}dist`, aside)
  console.log(`网页已构建 · built in ${((Date.now() - started.getTime()) / 1000).toFixed(1)} s`)
}
