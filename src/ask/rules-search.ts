import type { EntryKind } from './rules-kinds.ts'

/**
 * Words as they are searched: NFKC, so that full-width letters and their narrow ones are alike; lower case; any space as
 * one. Traditional characters stay what they are: who wrote 檢 did not write 检.
 */
export const normalised = (words: string): string =>
  words.normalize('NFKC').toLowerCase().replaceAll(/\s+/gu, ' ').trim()

const narrow = /^[a-z0-9]{3}$/

/** The characters of a text, and what lies beside each other in it; `whole` for a text that is kept, which holds all. */
function pieces(letters: readonly string[], whole: boolean): Set<string> {
  const found = new Set<string>()
  for (const [at, letter] of letters.entries()) {
    const [second, third] = [letters[at + 1], letters[at + 2]]
    if (whole || letters.length === 1) found.add(letter)
    if (second === undefined) continue
    const three = third === undefined ? '' : letter + second + third
    const isNarrow = narrow.test(three)
    if (isNarrow) found.add(three)
    // Pairs of Latin letters tell little: a question names them only where it has no threes.
    if (whole || !isNarrow) found.add(letter + second)
  }
  return found
}

/** Stands before the grams of a kind's entries, so that a word that is common in notes does not slow the search for a vendor. */
const tags: Readonly<Record<EntryKind, string>> = {
  vendor: 'v',
  stall: 's',
  shop: 'h',
  document: 'd',
  finding: 'f',
  inspection: 'n',
  incident: 'i',
  help_call: 'c',
  review: 'r',
  reply: 'y',
  statement: 't',
}
const tagged = (kind: EntryKind, grams: Iterable<string>) => [...grams].map((gram) => tags[kind] + gram).sort()

/** What an entry is found by: single characters, pairs, and threes of Latin letters and digits, under the tag of its kind. */
export const gramsOf = (kind: EntryKind, words: string): string[] => tagged(kind, pieces([...normalised(words)], true))

/** The words of a question, which an entry must hold all of, in any order. */
export const wordsAsked = (question: string): string[] => {
  const words = normalised(question)
  return words === '' ? [] : [...new Set(words.split(' '))].slice(0, 8)
}

/** The grams that an entry must hold to hold these words; it may hold them and not the words, so the text is compared too. */
export const gramsAsked = (kind: EntryKind, words: readonly string[]): string[] =>
  tagged(kind, new Set(words.flatMap((word) => [...pieces([...word], false)])))

/** Does a text hold all words of a question? */
export function holds(words: string, question: string): boolean {
  const text = normalised(words)
  const asked = wordsAsked(question)
  return asked.length > 0 && asked.every((word) => text.includes(word))
}

/** A stretch of a text, and whether it is what was asked for. */
export interface Stretch {
  words: string
  hit: boolean
}

/**
 * The first place in a text where a word of the question stands, with some words around it, cut into stretches so that a
 * screen can mark every hit. The text is the normalised one: only there every hit has its place.
 */
export function around(text: string, question: string, beside = 24): Stretch[] {
  const asked = wordsAsked(question)
  const hits = asked.flatMap((word) => placesOf(text, word)).sort((a, b) => a.from - b.from || b.to - a.to)
  const [first] = hits
  const from = first === undefined ? 0 : startNear(text, first.from - beside)
  const to = Math.min(text.length, startNear(text, (first?.to ?? 0) + beside * 2))
  const stretches: Stretch[] = []
  let at = from
  for (const hit of hits) {
    if (hit.from < at || hit.to > to) continue
    if (hit.from > at) stretches.push({ words: text.slice(at, hit.from), hit: false })
    stretches.push({ words: text.slice(hit.from, hit.to), hit: true })
    at = hit.to
  }
  if (at < to) stretches.push({ words: text.slice(at, to), hit: false })
  if (from > 0) stretches.unshift({ words: '…', hit: false })
  if (to < text.length) stretches.push({ words: '…', hit: false })
  return stretches
}

function placesOf(text: string, word: string) {
  const places: { from: number; to: number }[] = []
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + word.length))
    places.push({ from: at, to: at + word.length })
  return places
}

/** A position not in the middle of a character of two units. */
function startNear(text: string, at: number): number {
  const bounded = Math.max(0, Math.min(text.length, at))
  const unit = text.charCodeAt(bounded)
  return unit >= 0xdc00 && unit <= 0xdfff ? bounded - 1 : bounded
}
