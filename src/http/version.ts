import * as v from 'valibot'
import { Problem } from '../problems.ts'

/** The number of a version as it stands in an address. */
export const VersionParam = v.object({ version: v.pipe(v.string(), v.regex(/^[1-9]\d{0,5}$/)) })

/** Refuses a body whose version is not the one in its address. */
export function sameVersion({ version }: { version: number }, address: { version: string }) {
  if (String(version) !== address.version)
    throw new Problem('invalid_request', { fields: [{ path: 'version', message: 'not the one in the address' }] })
}
