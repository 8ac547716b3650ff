import type { CodeSender } from './context.ts'

/** Sends codes by posting `{ phone, code }` to a district's SMS gateway; throws when it does not take one within 5 s. */
export function webhookSender(url: string, token: string | undefined): CodeSender {
  return async (phone, code) => {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) },
      body: JSON.stringify({ phone, code }),
      signal: AbortSignal.timeout(5000),
    })
    if (!response.ok) throw new Error(`the SMS gateway answered ${response.status}`)
  }
}
