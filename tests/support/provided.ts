import type { Chromium } from './chromium.ts'

declare module 'vitest' {
  /** What the run's set-up hands to every test file. */
  interface ProvidedContext {
    /** A file with a migrated PGlite. */
    snapshot: string
    /** The PostgreSQL server's connection string. */
    postgres: string
    chromium: Chromium
  }
}
