import { createServer } from 'node:http'
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { expect, test } from 'vitest'
import { webhookSender } from '../../src/http/code-sender.ts'

test('a code goes to the gateway with its token; a gateway that refuses is an error, not a silence', async () => {
  const got: { authorization: string | undefined; body: string }[] = []
  let status = 200
  const gateway = createServer((request, response) => {
    let body = ''
    request.on('data', (chunk: Buffer) => (body += chunk.toString()))
    request.on('end', () => {
      got.push({ authorization: request.headers.authorization, body })
      response.writeHead(status).end()
    })
  }).listen(0, '127.0.0.1')
  await once(gateway, 'listening')
  const send = webhookSender(`http://127.0.0.1:${(gateway.address() as AddressInfo).port}`, 'token')
  await send('13904150001', '123456')
  expect(got).toEqual([{ authorization: 'Bearer token', body: '{"phone":"13904150001","code":"123456"}' }])
  status = 503
  await expect(send('13904150001', '123456')).rejects.toThrow('503')
  gateway.close()
})
