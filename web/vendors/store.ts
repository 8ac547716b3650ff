import { signal } from '@preact/signals'
import type { VendorQuery } from '../../src/vendors/schema.ts'

interface Wanted {
  q: string
  origin: NonNullable<VendorQuery['origin']> | null
  priority: NonNullable<VendorQuery['priority']> | null
}

/** How the list is narrowed; kept while the app is open, so that going back finds it as it was. */
export const wanted = signal<Wanted>({ q: '', origin: null, priority: null })
