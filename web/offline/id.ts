import { newId } from '../../src/shared/ids.ts'

/** An id made on this phone, at the first tap. */
export const freshId = () => newId(new Date(), (length) => crypto.getRandomValues(new Uint8Array(length)))
