/** Where the English texts lie: most phones never ask, so their first screen does not carry the addresses. */
export const english = import.meta.glob<unknown>(['./en/*.ts', '!./en/index.ts', '!./en/*-words.ts'], {
  import: 'default',
})
