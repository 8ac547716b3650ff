import { defineConfig } from 'vitest/config'

const shared = {
  // What a browser or a phone does by itself takes the time it takes; a test waits for it, and never measures it.
  expect: { poll: { timeout: 15_000 } },
  globals: false,
  testTimeout: 30_000,
  hookTimeout: 60_000,
} as const

// These show nothing on a second engine that the route tests of the same features do not show on both.
const onPGliteOnly = [
  'ask',
  'assignment',
  'brief',
  'confirmations',
  'console',
  'display',
  'documents',
  'drill-down',
  'history',
  'incidents',
  'journey',
  'market-map',
  'markets-map',
  'matters',
  'outbox',
  'own',
  'paint',
  'paper',
  'photos',
  'plan-import',
  'points',
  'prompts',
  'ratio',
  'ratio-snapshots',
  'requests',
  'reviews',
  'rosters',
  'second-penalty',
  'settings',
  'shell',
  'studio',
  'tonight',
  'walk',
].map((story) => `tests/browser/${story}.test.ts`)

// Rules run once; whatever touches the database runs on both engines, and everything in a time zone that is no market's.
export default defineConfig({
  test: {
    globalSetup: ['tests/support/global-setup.ts'],
    env: { TZ: 'Pacific/Auckland' },
    maxWorkers: 2,
    // Nothing that a file imports keeps what a test did, so files of a worker share it: a third of the time was importing.
    isolate: false,
    projects: [
      {
        extends: true,
        test: {
          ...shared,
          name: 'rules',
          include: ['tests/**/*rules*.test.ts', 'tests/web/**/*.test.ts', 'tests/shared/**/*.test.ts'],
          exclude: ['tests/browser/**'],
        },
      },
      {
        extends: true,
        test: {
          ...shared,
          name: 'pglite',
          env: { ENGINE: 'pglite' },
          include: ['tests/**/*.test.ts'],
          exclude: [
            'tests/**/*rules*.test.ts',
            'tests/**/*.postgres.test.ts',
            'tests/web/**',
            'tests/shared/**',
            'tests/browser/**',
          ],
        },
      },
      {
        extends: true,
        test: {
          ...shared,
          name: 'postgres',
          env: { ENGINE: 'postgres' },
          include: ['tests/**/*.test.ts'],
          exclude: ['tests/**/*rules*.test.ts', 'tests/web/**', 'tests/shared/**', 'tests/browser/**'],
        },
      },
      ...['pglite', 'postgres'].map((engine) => ({
        extends: true as const,
        test: {
          ...shared,
          name: `browser on ${engine}`,
          env: { ENGINE: engine },
          include: ['tests/browser/**/*.test.ts'],
          exclude: engine === 'postgres' ? onPGliteOnly : ['tests/browser/*.postgres.test.ts'],
          // On a machine that stalls for seconds a browser misses a click; a story that fails twice is broken.
          retry: 1,
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      })),
    ],
  },
})
