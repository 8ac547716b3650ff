/** What a row says in a line, without what is not known of it. */
export const joined = (parts: readonly (string | null | undefined)[]) => parts.filter(Boolean).join(' · ')
