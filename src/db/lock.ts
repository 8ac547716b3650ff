import { readFileSync, rmSync, writeFileSync } from 'node:fs'

/** Another process has the folder open; two on one PGlite folder would lose each other's committed rows. */
export class FolderInUse extends Error {
  constructor(folder: string, pid: number) {
    super(`${folder} is in use by process ${pid}; stop it first`)
    this.name = 'FolderInUse'
  }
}

function alive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

/** Takes `folder` for this process by a file with its pid; a file left by a dead process is taken over. Answers the release. */
export function lockFolder(folder: string): () => void {
  const file = `${folder}/lock`
  try {
    writeFileSync(file, String(process.pid), { flag: 'wx' })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    const holder = Number(readFileSync(file, 'utf8'))
    if (holder && holder !== process.pid && alive(holder)) throw new FolderInUse(folder, holder)
    writeFileSync(file, String(process.pid))
  }
  return () => rmSync(file, { force: true })
}
