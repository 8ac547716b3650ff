import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, test } from 'vitest'
import { openLine } from './line.ts'

test('over a line that is cut nothing gets through, not even what was under way; mended, everything does', async () => {
  const heard: string[] = []
  const server = createServer((request, response) => {
    heard.push(request.url ?? '')
    if (request.url === '/slow') response.write('half')
    else response.end('whole')
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const line = await openLine((server.address() as AddressInfo).port)
  const ask = async (path: string) => (await fetch(`http://127.0.0.1:${line.port}${path}`)).text()

  expect(await ask('/first')).toBe('whole')
  const slow = ask('/slow')
  await expect.poll(() => heard).toEqual(['/first', '/slow'])
  line.cut()
  await expect(slow).rejects.toThrow()
  await expect(ask('/meanwhile')).rejects.toThrow()
  line.mend()
  expect(await ask('/again')).toBe('whole')
  expect(heard).toEqual(['/first', '/slow', '/again'])
  line.close()
  await expect(ask('/after')).rejects.toThrow()
  server.close()
})
