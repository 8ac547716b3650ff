import { createHash } from 'node:crypto'
import { AwsClient } from 'aws4fetch'
import type { PhotoStore } from './photo-store.ts'

/** Where a store that speaks S3 is and how to sign in there. */
export interface BucketSettings {
  endpoint: string
  bucket: string
  region: string
  access_key_id: string
  secret_access_key: string
}

/** What is missing or wrong of the settings of a bucket, in a sentence for whoever starts the server. */
export class WrongBucket extends Error {}

/** The bucket that the environment names, null where it names none ('' is nothing); throws WrongBucket for half of one. */
export function readBucket(env: Readonly<Record<string, string | undefined>>): BucketSettings | null {
  const endpoint = env['S3_ENDPOINT']
  if (!endpoint) return null
  if (!URL.canParse(endpoint)) throw new WrongBucket('S3_ENDPOINT 不是网址 / S3_ENDPOINT is no address')
  const needed = (name: string) => {
    const value = env[name]
    if (!value) throw new WrongBucket(`设置了 S3_ENDPOINT，还缺 ${name} / S3_ENDPOINT is set and ${name} is not`)
    return value
  }
  return {
    endpoint: endpoint.replace(/\/+$/, ''),
    bucket: needed('S3_BUCKET'),
    region: env['S3_REGION'] === undefined || env['S3_REGION'] === '' ? 'us-east-1' : env['S3_REGION'],
    access_key_id: needed('S3_ACCESS_KEY_ID'),
    secret_access_key: needed('S3_SECRET_ACCESS_KEY'),
  }
}

const patience_ms = 20_000

/**
 * Photos in a bucket of any store that speaks S3, addressed by path, under the same names as in a folder. A write is
 * signed with the hash of its bytes, so that the store refuses what changed on its way.
 */
export function photoBucket(settings: BucketSettings, clock: () => Date): PhotoStore {
  const { endpoint, bucket, region, access_key_id, secret_access_key } = settings
  const client = new AwsClient({
    accessKeyId: access_key_id,
    secretAccessKey: secret_access_key,
    service: 's3',
    region,
    retries: 2,
  })
  const ask = (district: string, name: string, init: RequestInit) =>
    client.fetch(`${endpoint}/${bucket}/${district}/${name.slice(0, 2)}/${name}`, {
      ...init,
      signal: AbortSignal.timeout(patience_ms),
      aws: {
        datetime: clock()
          .toISOString()
          .replaceAll(/[:-]|\.\d+/g, ''),
      },
    })
  const refused = async (answer: Response, doing: string) =>
    new Error(`the photo store answered ${answer.status} to ${doing}: ${(await answer.text()).slice(0, 300)}`)
  return {
    async write(district, name, bytes) {
      const answer = await ask(district, name, {
        method: 'PUT',
        headers: {
          'content-type': 'image/jpeg',
          'x-amz-content-sha256': createHash('sha256').update(bytes).digest('hex'),
        },
        body: new Uint8Array(bytes),
      })
      if (!answer.ok) throw await refused(answer, 'a write')
      await answer.arrayBuffer()
    },
    async read(district, name) {
      const answer = await ask(district, name, {})
      if (answer.ok) return new Uint8Array(await answer.arrayBuffer())
      if (answer.status !== 404) throw await refused(answer, 'a read')
      await answer.arrayBuffer()
      return null
    },
  }
}
