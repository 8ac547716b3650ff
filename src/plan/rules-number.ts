const natural = new Intl.Collator('zh-CN', { numeric: true })

/** The order people expect of stall numbers: A2 before A10. */
export const byNumber = (a: string, b: string) => natural.compare(a, b)
