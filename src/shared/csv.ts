// What a spreadsheet program would run as a formula: the four signs, also full-width, and what it skips before them.
const formula = /^[\t\r\n ]*[=+\-@＝＋－＠]|^[\t\r]/u

/** Words as no program takes them for a formula; numbers never come here. */
export const harmless = (words: string): string => (formula.test(words) ? `'${words}` : words)

/** A field of a CSV file, quoted where it must be (RFC 4180). */
export const quoted = (words: string): string =>
  /[",\r\n]|^\s|\s$/u.test(words) ? `"${words.replaceAll('"', '""')}"` : words
