import type zh from '../zh-CN/photos.ts'

const photos: typeof zh = {
  ofItem: 'It shows',
  ofAll: 'all of it',
  itemsWithout: (names: string) => `No photo of its own: ${names}. Take one if you can; it can be saved without.`,
  title: 'Photos',
  take: 'Take a photo',
  takeOf: (finding: string) => `Photo: ${finding}`,
  takeAfter: 'Photo of after',
  takeFor: (word, kind, finding) =>
    kind === null ? `${word}: ${finding}` : `${word} (${kind.toLowerCase()}): ${finding}`,
  takeAnother: 'Another photo',
  askAfter:
    'Please take a photo of how it was put right. You can save without one; the entry then says “photo of after missing”.',
  full: (most: number) => `A finding has ${most} photos at most.`,
  fullRecord: (most: number) => `A record has ${most} photos at most; it is full.`,
  remove: 'Remove',
  removeOf: (photo: string) => `Remove: ${photo}`,
  working: 'Keeping the photo…',
  failed: 'This file is no photo. Please take it again.',
  notKept: 'This phone could not keep the photo. Free some space and take it again, or save the entry without it.',
  cleared: 'The browser cleared this photo. Please remove it and take it again.',
  cameraHint: 'The stall, not faces',
  cameraStates: {
    opening: 'Opening the camera…',
    keeping: 'Keeping the photo…',
    failed: 'This page cannot open the camera. You can use the phone’s own.',
  },
  cameraInstead: 'Use the phone’s camera',
  shutter: 'Take it',
  lampOn: 'Lamp on',
  lampOff: 'Lamp off',
}

export default photos
