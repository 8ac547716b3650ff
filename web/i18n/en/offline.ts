import type zh from '../zh-CN/offline.ts'

const offline: typeof zh = {
  title: 'Records still on this phone',
  waiting: (n) => (n === 1 ? '1 record is still on this phone.' : `${n} records are still on this phone.`),
  waitingHint: 'They are sent by themselves when there is signal; until then do not clear the browser’s data.',
  waitingPhotos: (sent: number, all: number) => `The records have arrived, photos are on their way (${sent}/${all}).`,
  sendNow: 'Send now',
  refused: (label) => `The record of ${label} was refused:`,
  photoRefused: (label) => `The record of ${label} has arrived, its photo was not taken:`,
  discard: 'Do not send it',
  discardOf: (label) => `Do not send the record of ${label}`,
  discardAsk: 'The record will not be sent and cannot be found again.',
  discardPhotoAsk: 'The record has arrived; only the photo is given up.',
  others: (name, n) =>
    `${n} more ${n === 1 ? 'record is' : 'records are'} ${name === '' ? 'somebody else’s' : `${name}’s`} and will be sent when they sign in.`,
  signOutWaiting: (n) =>
    `${n === 1 ? '1 record has' : `${n} records have`} not arrived. After signing out they stay on this phone until you sign in again.`,
  mayBeCleared:
    'The browser did not promise to keep records and may clear them when space runs out. Add this page to the home screen and connect soon.',
  littleRoom: (megabytes) => `This phone has about ${megabytes} MB left. Free some space before taking photos.`,
  held: (n) => `${n === 1 ? '1 record has' : `${n} records have`} arrived and wait for a supervisor.`,
  decidedOn: {
    accepted: (label: string, by: string, reason: string) => `${by} accepted your record of ${label}: ${reason}`,
    refused: (label: string, by: string, reason: string) => `${by} did not accept your record of ${label}: ${reason}`,
  },
  quarantine: {
    title: 'Records with one id and two contents',
    of: (name: string) => `Record of ${name}`,
    first: 'The first, which counts',
    firstHeld: 'The first is itself held',
    second: 'The second, not logged',
    whole: 'The second in full',
    hint: 'Look at both, then say what it was.',
    seen: 'Looked at',
    noted: 'Looked at, kept on file',
  },
  heldTitle: 'Held records',
  heldHint: 'Arrived, but not applied by themselves',
  heldIntro:
    'These records have arrived but could not be applied. Accepted, they count from when they were seen; refused, they stay on file.',
  noneHeld: 'No held records',
  noneHeldHint: 'Whatever arrived has been applied.',
  moreHeld: (n) => `${n} more; decide on these first.`,
  heldOf: (number, officer) => `${number} · ${officer}`,
  heldWhy: {
    patrol_ended: 'The patrol had ended when this was seen.',
    not_a_member: 'Its officer is not on this patrol.',
    unknown_reference: 'The stall, the patrol or the corrected entry is not known here.',
    item_not_open: 'An item is not on the checklist of that day.',
  },
  outcome: { in_order: 'in order', findings: 'findings', void: 'takes an entry out' },
  market: 'Market',
  seen: 'What was seen',
  seenAt: 'By the phone’s clock',
  cameIn: 'Came in',
  note: 'Note',
  photos: 'Photos',
  photosOf: (here: number, declared: number) =>
    here === declared ? `${declared}, all here` : `${declared}, ${declared - here} not here yet`,
  unknownPlace: 'Unknown stall',
  cannotAccept: 'Such a record cannot be applied. Refuse it with a reason; it stays on file.',
  understood: 'I see',
  reason: 'Reason',
  reasonHint: 'Kept with the decision.',
  reasonMissing: 'Give a reason.',
  decided: { accepted: 'Applied', refused: 'Not applied, kept on file' },
  accept: 'Accept',
  refuse: 'Refuse',
}

export default offline
