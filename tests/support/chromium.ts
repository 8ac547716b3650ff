import { existsSync } from 'node:fs'

/** A Chromium to launch, and what its process needs to know. */
export interface Chromium {
  path: string
  args: string[]
  env: Record<string, string>
}

// Without these, Chromium looks for Google's hosts, which a closed network refuses one by one.
const quiet = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

// Meant for one page in one function call: a browser in a single process ends with its first closed page, and without web
// security stories would pass that no visitor's browser lets pass.
const unwanted = new Set([
  '--single-process',
  '--no-zygote',
  '--disable-web-security',
  '--allow-running-insecure-content',
])

/** The one that comes from npm, with the libraries a bare machine lacks: it unpacks those only where it takes itself to be in AWS. */
export async function packagedChromium(): Promise<Chromium> {
  process.env['AWS_EXECUTION_ENV'] ??= 'AWS_Lambda_nodejs24.x'
  const { default: packaged } = await import('@sparticuz/chromium')
  const path = await packaged.executablePath()
  const env = {
    LD_LIBRARY_PATH: process.env['LD_LIBRARY_PATH'] ?? '',
    FONTCONFIG_PATH: process.env['FONTCONFIG_PATH'] ?? '',
  }
  const args = packaged.args.filter((arg) => !unwanted.has(arg))
  return { path, args: [...new Set([...args, ...quiet])], env }
}

/** The system's Chromium (or the one CHROMIUM names), else the one from npm. Called once per run: unpacking is not safe twice at a time. */
export async function findChromium(): Promise<Chromium> {
  const named = [process.env['CHROMIUM'], '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']
  const path = named.find((candidate) => candidate && existsSync(candidate))
  return path ? { path, args: quiet, env: {} } : packagedChromium()
}
