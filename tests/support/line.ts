import { connect, createServer, type AddressInfo, type Socket } from 'node:net'

/**
 * One device's own connection to the server at that port of this machine, at a port of its own. Cut, nothing gets through,
 * whatever the device believes: a browser is told page by page that it is offline, and takes it back from a page that is
 * being closed a moment before that page ends. Its script then hears `online`, and sends.
 */
export async function openLine(to: number) {
  let whole = true
  const ends = new Set<Socket>()

  function lead(from: Socket, into: Socket) {
    ends.add(from)
    from.pipe(into)
    // Whatever breaks one end is told to the other one, which is all there is to do about it.
    from.on('error', () => undefined)
    from.on('close', () => {
      ends.delete(from)
      into.destroySoon()
    })
  }
  const hangUp = () => {
    for (const end of ends) end.destroy()
  }

  const server = createServer((near) => {
    if (!whole) return near.destroy()
    const far = connect(to, '127.0.0.1')
    lead(near, far)
    lead(far, near)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    port: (server.address() as AddressInfo).port,
    cut() {
      whole = false
      hangUp()
    },
    mend: () => void (whole = true),
    close() {
      server.close()
      hangUp()
    },
  }
}
export type Line = Awaited<ReturnType<typeof openLine>>
