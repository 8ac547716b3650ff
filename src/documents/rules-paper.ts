import type { SigningRole } from './rules-kinds.ts'

/** The words printed on every document, in the language of the law whatever the language on screen. */
export const paperWords = {
  seal: '（印章）',
  check: '扫码查验真伪',
  signature: {
    party: '当事人（签名或盖章）',
    officer: '执法人员（签名）',
    witness: '见证人（签名）',
  } satisfies Record<SigningRole, string>,
  noStatement: '当事人表示不陈述、不申辩。',
  refusal: '当事人拒绝签字',
  day: '　　年　　月　　日',
  refused: (note: string, witness: string) => `${note}（见证人：${witness}）`,
  to: (party: string) => `${party}：`,
} as const

/** A day as the text of a document says it: 2026年11月28日. */
export function dayWritten(day: string): string {
  const [year, month, date] = day.split('-').map(Number)
  return `${year}年${month}月${date}日`
}

/** How many lines a role signs on: two officers, one party, one witness. */
export const signingLines: Readonly<Record<SigningRole, number>> = { party: 1, officer: 2, witness: 1 }
