import { expect, test } from 'vitest'
import { lacksAfterPhoto, misplacedPhotos } from '../../src/inspections/rules-photos.ts'
import type { Capture, PhotoEntry } from '../../src/inspections/schema.ts'
import { action, capture, finding } from './captures.ts'

const photo = (sha256: string, finding_id: string | null, kind: PhotoEntry['kind'] = 'before'): PhotoEntry => ({
  sha256,
  finding_id,
  kind,
  claimed_at: '2026-11-23T11:05:00Z',
})
const found = finding('PLOT-01', { actions: [action('fix_now')] })
const withPhotos = (photos: PhotoEntry[], fields: Partial<Capture> = {}) =>
  misplacedPhotos(capture('p', { findings: [found], photos, ...fields }))

test('photos belong to a finding of their record or to the whole place, each once', () => {
  expect(misplacedPhotos(capture('p'))).toBe(false)
  expect(withPhotos([photo('a', found.id), photo('a', found.id, 'after'), photo('a', null)])).toBe(false)
  expect(withPhotos([photo('a', found.id), photo('a', found.id)])).toBe(true)
  expect(withPhotos([photo('a', 'of-another-record')])).toBe(true)
  expect(withPhotos([photo('a', null, 'after')])).toBe(true)
})

test('a record that takes another out has no photos', () => {
  expect(withPhotos([photo('a', null)], { outcome: 'in_order', findings: [] })).toBe(false)
  expect(withPhotos([photo('a', null)], { outcome: 'void', findings: [] })).toBe(true)
})

test('a finding has six photos at most', () => {
  const many = (count: number) => Array.from({ length: count }, (_, n) => photo(String(n), found.id))
  expect(withPhotos(many(6))).toBe(false)
  expect(withPhotos(many(7))).toBe(true)
})

test('what was put right on the spot wants a photo of after', () => {
  expect(lacksAfterPhoto(found, [])).toBe(true)
  expect(lacksAfterPhoto(found, [photo('a', found.id)])).toBe(true)
  expect(lacksAfterPhoto(found, [photo('a', 'another', 'after')])).toBe(true)
  expect(lacksAfterPhoto(found, [photo('a', found.id, 'after')])).toBe(false)
  expect(lacksAfterPhoto(finding('PLOT-01'), [])).toBe(false)
})
