import { execFileSync, spawn, type ChildProcess } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir, userInfo } from 'node:os'
import { join } from 'node:path'

/** OpenStack Swift with its S3 front, as Debian packages it (swift-proxy, -account, -container, -object). */
export const swiftInstalled = ['proxy', 'account', 'container', 'object'].every((part) =>
  existsSync(`/usr/bin/swift-${part}-server`),
)

async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  await new Promise((resolve) => server.close(resolve))
  return port
}

const account = { access_key_id: 'test:tester', secret_access_key: 'testing' }

const settings = (folder: string, port: number) => `[DEFAULT]
bind_ip = 127.0.0.1
bind_port = ${port}
workers = 0
user = ${userInfo().username}
swift_dir = ${folder}
devices = ${folder}/devices
mount_check = false
fallocate_reserve = 0
log_address = /dev/null
`

// Memcached is asked for and need not answer: only tokens are kept there, and S3 has none.
const proxy = `[pipeline:main]
pipeline = catch_errors cache s3api tempauth proxy-server
[filter:catch_errors]
use = egg:swift#catch_errors
[filter:cache]
use = egg:swift#memcache
memcache_servers = 127.0.0.1:1
[filter:s3api]
use = egg:swift#s3api
location = us-east-1
[filter:tempauth]
use = egg:swift#tempauth
user_test_tester = testing .admin
[app:proxy-server]
use = egg:swift#proxy
allow_account_management = true
account_autocreate = true
`

/** One Swift on one folder, as small as it gets. Resolves when it answers; `close` ends it and takes the folder away. */
export async function openSwift() {
  const folder = mkdtempSync(join(tmpdir(), 'swift-'))
  mkdirSync(`${folder}/devices/d1`, { recursive: true })
  const processes: ChildProcess[] = []
  const start = (part: string, port: number, more: string) => {
    const file = `${folder}/${part}-server.conf`
    writeFileSync(file, settings(folder, port) + more)
    processes.push(spawn(`/usr/bin/swift-${part}-server`, [file], { stdio: 'ignore' }))
  }
  const behind: number[] = []
  for (const part of ['account', 'container', 'object']) {
    const port = await freePort()
    behind.push(port)
    const ring = (...words: string[]) =>
      execFileSync('/usr/bin/swift-ring-builder', [`${folder}/${part}.builder`, ...words], { stdio: 'ignore' })
    ring('create', '4', '1', '1')
    ring('add', `r1z1-127.0.0.1:${port}/d1`, '1')
    ring('rebalance')
    start(part, port, `[pipeline:main]\npipeline = ${part}-server\n[app:${part}-server]\nuse = egg:swift#${part}\n`)
  }
  const port = await freePort()
  start('proxy', port, proxy)
  // All of them: a front that misses one leaves it alone for a minute.
  const until = Date.now() + 40_000
  for (const each of [...behind, port]) {
    while (!(await fetch(`http://127.0.0.1:${each}`).catch(() => null))) {
      if (Date.now() > until) throw new Error('Swift does not answer')
      await new Promise((resolve) => setTimeout(resolve, 100))
    }
  }
  return {
    endpoint: `http://127.0.0.1:${port}`,
    account,
    async close() {
      await Promise.all(
        processes.map((each) => {
          const ended = new Promise((resolve) => each.once('exit', resolve))
          each.kill()
          return ended
        }),
      )
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
