import { existsSync, globSync, statSync, utimesSync, writeFileSync } from 'node:fs'
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

const force = process.argv.includes('--force')
const started = new Date()

if (!force && existsSync(stamp) && statSync(stamp).mtimeMs >= newestSource()) {
  console.log('网页已是最新 · web pages are up to date')
} else {
  console.log('正在构建网页… · building the web pages…')
  const { build } = await import('vite')
  await build({ root: `${root}web`, configFile: `${root}vite.config.ts`, logLevel: 'warn' })
  // The stamp tells when the sources were read: what changes during a build is built next time.
  writeFileSync(stamp, `${started.toISOString()}\n`)
  utimesSync(stamp, started, started)
  console.log(`网页已构建 · built in ${((Date.now() - started.getTime()) / 1000).toFixed(1)} s`)
}
