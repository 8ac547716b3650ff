import { AwsClient } from 'aws4fetch'
import { expect, onTestFinished, test } from 'vitest'
import { photoBucket } from '../../src/files/photo-bucket.ts'
import { openSwift, swiftInstalled } from '../support/swift.ts'

// Where Swift is installed; everywhere, bucket-rules.test.ts shows the same against a store that checks signatures itself.
test.runIf(swiftInstalled)(
  'a Swift with an S3 front keeps photos and refuses strangers',
  { timeout: 90_000 },
  async () => {
    const swift = await openSwift()
    onTestFinished(() => swift.close())
    const { access_key_id: accessKeyId, secret_access_key: secretAccessKey } = swift.account
    const client = new AwsClient({ accessKeyId, secretAccessKey, service: 's3', region: 'us-east-1', retries: 20 })
    expect((await client.fetch(`${swift.endpoint}/photos`, { method: 'PUT' })).status).toBe(200)

    const settings = { endpoint: swift.endpoint, bucket: 'photos', region: 'us-east-1', ...swift.account }
    const now = () => new Date()
    const bucket = photoBucket(settings, now)
    expect(await bucket.read('yuanbao', 'abcd.jpg')).toBeNull()
    const bytes = Uint8Array.from({ length: 300_000 }, (_, n) => n % 251)
    await bucket.write('yuanbao', 'abcd.jpg', bytes)
    expect(await bucket.read('yuanbao', 'abcd.jpg')).toEqual(bytes)
    const stranger = photoBucket({ ...settings, secret_access_key: 'another' }, now)
    await expect(stranger.write('yuanbao', 'ffff.jpg', bytes)).rejects.toThrow(/403 to a write.*SignatureDoesNotMatch/s)
  },
)
