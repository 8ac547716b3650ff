import type zh from '../zh-CN/walk.ts'

const walk: typeof zh = {
  byNumber: 'By number',
  byNumberShort: 'No.',
  scanShort: 'Scan',
  tapNumber: 'tap the stall number',
  moreHits: (n: number) => `${n} more, tap another digit.`,
  noSuchNumber: 'no such number',
  rows: 'Rows',
  eraseDigit: 'Erase a digit',
  scan: 'Scan a code',
  scanPicture: 'What the camera sees; point it at the code on the stall card',
  scanState: {
    opening: 'Opening the camera…',
    looking: 'Point it at the code on the stall card.',
    foreign: 'This is not the code of a stall of this market. Point again.',
    refused: 'The camera did not open: the browser does not allow it, or there is none. Use “By number”.',
  },
  work: {
    loading: 'Reading what is due tonight…',
    why: 'Why to look here',
    help: 'The vendor asks for help',
    look: 'A supervisor asks for a look',
    recheck: (item: string, at: string) => `Recheck: ${item}, to be put right by ${at}`,
    recheckNow: (item: string) => `Recheck: ${item}`,
    putRight: (item: string) => `The vendor says it is put right, please recheck: ${item}`,
    drawn: 'Drawn for a look',
    second: 'Second look: somebody else saw it last time',
    never: 'never looked at',
    unseen: (n: number) => (n === 1 ? 'not seen for 1 evening' : `not seen for ${n} evenings`),
    seen: 'seen',
    goes: (name: string) => `${name} is going`,
    nothing: 'All that was due tonight is seen',
    nothingHint: 'Go on one by one.',
    notes: 'From the squad before',
    earlierNotes: (n: number) => (n === 1 ? '1 earlier note' : `${n} earlier notes`),
    noteBy: (squad: string, name: string, at: string) => `${squad} ${name}, ${at}`,
    howDrawn: 'How it was drawn',
    drawnOf: (n: number, pool: number, share: number) =>
      `${n} of ${pool} places were drawn (${share}%); nobody could choose.`,
    seed: 'Seed of the draw:',
    drawAgain: (address: string) =>
      `Take SHA-256 of “seed:place id” for each, sort, and the first are drawn. All ids are at ${address}; anybody can draw again.`,
  },
  closing: {
    title: 'Closing round',
    begins: (at: string) => `Begins by itself at ${at}; start it now when the market ends early.`,
    since: (at: string) => `Since ${at} every stall is looked at once more.`,
    ask: 'Closing checklist: tap what is wrong',
  },
}

export default walk
