// What words and ids must look like, apart from the schemas: the phone's first screens come without valibot.

/** Characters no text may hold: U+0000 cannot be stored, control and bidi-override characters can make a name read as another one. */
export const hostile = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\ufffe\uffff]/

// What nobody sees and paste brings along: two names or numbers that look alike must be alike, and an empty one is none.
const invisible = /[\u00ad\u061c\u115f\u1160\u180e\u200b\u200e\u200f\u2060-\u2064\u3164\ufeff\uffa0\ufff9-\ufffb]/g

/** Words as they are kept: without what is invisible, composed (NFC), without space around. */
export const tidy = (words: string) => words.replace(invisible, '').normalize('NFC').trim()

/** A UUID in its canonical lower-case form. */
export const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

/** Whatever JSON calls an object: neither null nor a list. */
export const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
