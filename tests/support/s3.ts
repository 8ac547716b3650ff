import { createHash, createHmac } from 'node:crypto'
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'

const sha256 = (bytes: string | Buffer) => createHash('sha256').update(bytes).digest('hex')
const hmac = (key: string | Buffer, text: string) => createHmac('sha256', key).update(text).digest()

/** The signature that AWS's paper "Signature Version 4" asks of a request, computed without the library under test. */
function signatureOf({ method, url, headers }: IncomingMessage, signed: string[], scope: string, secret: string) {
  const [date = '', region = '', service = ''] = scope.split('/')
  const canonical = [
    method,
    url?.split('?')[0],
    url?.split('?')[1] ?? '',
    ...signed.map((name) => `${name}:${String(headers[name]).trim()}`),
    '',
    signed.join(';'),
    headers['x-amz-content-sha256'],
  ].join('\n')
  const toSign = ['AWS4-HMAC-SHA256', headers['x-amz-date'], scope, sha256(canonical)].join('\n')
  const key = [date, region, service, 'aws4_request'].reduce<string | Buffer>(hmac, `AWS4${secret}`)
  return hmac(key, toSign).toString('hex')
}

const form =
  /^AWS4-HMAC-SHA256 Credential=([^/]+)\/(\d{8}\/[\w-]+\/s3\/aws4_request), ?SignedHeaders=([\w;-]+), ?Signature=([0-9a-f]{64})$/

/** A store that speaks enough S3 to keep objects, and refuses whatever is not signed by this key. Ends with `close`. */
export async function openS3(account: { access_key_id: string; secret_access_key: string }) {
  const objects = new Map<string, Buffer>()
  const failures: number[] = []
  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const answer = (status: number, body: string | Buffer = '') => response.writeHead(status).end(body)
      const [, key, scope = '', names = '', signature] = form.exec(request.headers.authorization ?? '') ?? []
      const failure = failures.shift()
      if (failure !== undefined) return answer(failure, '<Error/>')
      const expected = signatureOf(request, names.split(';'), scope, account.secret_access_key)
      if (key !== account.access_key_id || signature !== expected || !names.includes('host')) {
        return answer(403, '<Error><Code>SignatureDoesNotMatch</Code></Error>')
      }
      const path = request.url ?? ''
      if (request.method === 'PUT') {
        const body = Buffer.concat(chunks)
        if (request.headers['x-amz-content-sha256'] !== sha256(body)) return answer(400, 'XAmzContentSHA256Mismatch')
        objects.set(path, body)
        return answer(200)
      }
      const kept = objects.get(path)
      return kept ? answer(200, kept) : answer(404, '<Error><Code>NoSuchKey</Code></Error>')
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    objects,
    /** Statuses for the next requests, before anything else is looked at. */
    failures,
    close: () => new Promise((resolve) => server.close(resolve)),
  }
}
