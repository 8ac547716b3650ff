import type { Logger } from 'pino'
import type { CodeSender, Codes } from './context.ts'

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

/**
 * Sends codes once the request that asked for them is answered, so that how long it took does not tell whether a number
 * is a vendor's. One that the gateway does not take is logged, without its number; another may be asked for a minute later.
 */
export function sendingAfterwards(send: CodeSender): Codes {
  const underWay = new Set<Promise<void>>()
  const sent = async (phone: string, code: string, log: Logger) => {
    await new Promise((resolve) => setImmediate(resolve))
    try {
      await send(phone, code)
    } catch (error) {
      log.error({ err: error }, 'a one-time code was not sent')
    }
  }
  return {
    send(phone, code, log) {
      const sending = sent(phone, code, log).finally(() => underWay.delete(sending))
      underWay.add(sending)
    },
    async settled() {
      await Promise.all(underWay)
    },
  }
}
