import { afterAll, beforeAll, expect, test } from 'vitest'
import { photoBucket, readBucket, WrongBucket } from '../../src/files/photo-bucket.ts'
import { openS3 } from '../support/s3.ts'

const account = { access_key_id: 'AKIDEXAMPLE', secret_access_key: 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY' }
let store: Awaited<ReturnType<typeof openS3>>
beforeAll(async () => {
  store = await openS3(account)
})
afterAll(() => store.close())

const now = () => new Date('2026-11-23T11:05:00.123Z')
const open = (over: Partial<typeof account> = {}) =>
  photoBucket({ endpoint: store.endpoint, bucket: 'photos', region: 'cn-north-1', ...account, ...over }, now)

test('photos are kept by district and name, signed as AWS asks, and read back byte for byte', async () => {
  const bucket = open()
  const bytes = Uint8Array.from({ length: 70_000 }, (_, n) => n % 251)
  await bucket.write('yuanbao', 'abcd.jpg', bytes)
  await bucket.write('yuanbao', 'abcd.jpg', bytes)
  expect([...store.objects.keys()]).toEqual(['/photos/yuanbao/ab/abcd.jpg'])
  expect(await bucket.read('yuanbao', 'abcd.jpg')).toEqual(bytes)
  expect(await bucket.read('zhenxing', 'abcd.jpg')).toBeNull()
})

test('who signs with another key is refused, and nothing is taken for kept', async () => {
  const stranger = open({ secret_access_key: 'another' })
  await expect(stranger.write('yuanbao', 'ffff.jpg', Uint8Array.of(1))).rejects.toThrow(/403 to a write/)
  await expect(stranger.read('yuanbao', 'abcd.jpg')).rejects.toThrow(/403 to a read/)
  expect([...store.objects.keys()]).not.toContain('/photos/yuanbao/ff/ffff.jpg')
})

test('a store that stumbles once is asked again; one that stays down is no photo that is missing', async () => {
  store.failures.push(503)
  await open().write('yuanbao', 'eeee.jpg', Uint8Array.of(7))
  expect(store.objects.get('/photos/yuanbao/ee/eeee.jpg')).toEqual(Buffer.of(7))
  store.failures.push(500, 500, 500)
  await expect(open().read('yuanbao', 'eeee.jpg')).rejects.toThrow(/500 to a read/)
})

test('the environment names a whole bucket or none', () => {
  const whole = {
    S3_ENDPOINT: 'https://oss.example.cn/',
    S3_BUCKET: 'photos',
    S3_ACCESS_KEY_ID: 'id',
    S3_SECRET_ACCESS_KEY: 'secret',
  }
  expect(readBucket({})).toBeNull()
  expect(readBucket(whole)).toEqual({
    endpoint: 'https://oss.example.cn',
    bucket: 'photos',
    region: 'us-east-1',
    access_key_id: 'id',
    secret_access_key: 'secret',
  })
  expect(() => readBucket({ ...whole, S3_BUCKET: undefined })).toThrow(WrongBucket)
  expect(() => readBucket({ ...whole, S3_ENDPOINT: 'oss' })).toThrow(/S3_ENDPOINT/)
})
