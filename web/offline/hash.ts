import { canonical } from '../../src/shared/canonical.ts'

/** SHA-256 in hexadecimal, as the server makes it; null where the browser hashes only on secure pages. */
export async function sha256(bytes: BufferSource): Promise<string | null> {
  // On plain http, as in a test network, there is no subtle crypto.
  const subtle = (globalThis.crypto as { subtle?: SubtleCrypto }).subtle
  if (!subtle) return null
  const digest = await subtle.digest('SHA-256', bytes)
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('')
}

/** The hash that a receipt names: of the canonical JSON of what is sent. */
export const contentHash = (body: unknown) => sha256(new TextEncoder().encode(canonical(body)))
