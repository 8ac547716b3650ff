import { mkdir, open, readFile, rename, rm } from 'node:fs/promises'
import { dirname } from 'node:path'

/** Where the bytes of photos are kept, by district and name; a name is written once and never changes. */
export interface PhotoStore {
  write(district: string, name: string, bytes: Uint8Array): Promise<void>
  /** Null when there is none of that name. */
  read(district: string, name: string): Promise<Uint8Array<ArrayBuffer> | null>
}

const missing = (error: unknown) => (error as { code?: string }).code === 'ENOENT'

/** Photos in a folder of this machine, spread over subfolders by their first two letters. */
export function photoFolder(root: string): PhotoStore {
  const pathOf = (district: string, name: string) => `${root}/${district}/${name.slice(0, 2)}/${name}`
  return {
    async write(district, name, bytes) {
      const path = pathOf(district, name)
      await mkdir(dirname(path), { recursive: true })
      // Written aside, forced to the disk and renamed: a name is there whole or not at all, whenever the power goes.
      const aside = `${path}.${process.pid}-${performance.now()}`
      try {
        const file = await open(aside, 'w')
        try {
          await file.writeFile(bytes)
          await file.sync()
        } finally {
          await file.close()
        }
        await rename(aside, path)
      } catch (error) {
        // On a full disk a phone tries again and again: what was begun must not fill it further.
        await rm(aside, { force: true }).catch(() => undefined)
        throw error
      }
    },
    async read(district, name) {
      try {
        return new Uint8Array(await readFile(pathOf(district, name)))
      } catch (error) {
        if (missing(error)) return null
        throw error
      }
    },
  }
}
