import { createServer, connect, type AddressInfo, type Socket } from 'node:net'

/** What a line lets through: bits per second each way, and how long a byte is under way in one direction. */
export interface Speed {
  bits_per_s: number
  latency_ms: number
}

/** As if there were no line at all. */
export const noLine: Speed = { bits_per_s: Infinity, latency_ms: 0 }

const until = (at: number) => {
  const wait = at - performance.now()
  return wait > 0 ? new Promise<void>((resolve) => setTimeout(resolve, wait)) : undefined
}

/**
 * A line between phone and office, shared by all connections of the phone: below HTTP, so that nothing a browser does with
 * an upload gets around it. Small pieces take turns; what is not through yet is not read from the sender.
 */
export async function openLine(office: string) {
  let speed = noLine
  const { hostname, port } = new URL(office)
  const sockets = new Set<Socket>()

  function direction() {
    let busyUntil = 0
    let bytes = 0
    return {
      bytes: () => bytes,
      carry(from: Socket, to: Socket) {
        let before = Promise.resolve()
        from.on('data', (chunk: Buffer) => {
          bytes += chunk.length
          const { bits_per_s, latency_ms } = speed
          busyUntil = Math.max(performance.now(), busyUntil) + (chunk.length * 8000) / bits_per_s
          const through = busyUntil
          const wait = through - performance.now()
          if (wait > 0) {
            from.pause()
            setTimeout(() => from.resume(), wait)
          }
          before = before.then(() => until(through + latency_ms)).then(() => void (to.destroyed || to.write(chunk)))
        })
        from.on('end', () => void before.then(() => to.end()))
        from.on('close', () => void before.then(() => to.destroy()))
        from.on('error', () => to.destroy())
      },
    }
  }

  const [up, down] = [direction(), direction()]
  const server = createServer({ highWaterMark: 8192, noDelay: true }, (phone) => {
    const there = connect({ host: hostname, port: Number(port), noDelay: true })
    for (const socket of [phone, there]) {
      sockets.add(socket)
      socket.on('close', () => sockets.delete(socket))
    }
    up.carry(phone, there)
    down.carry(there, phone)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    /** From now on. */
    set: (next: Speed) => void (speed = next),
    /** Bytes carried so far, whatever they were. */
    carried: () => ({ up: up.bytes(), down: down.bytes() }),
    close: () => {
      server.close()
      for (const socket of sockets) socket.destroy()
    },
  }
}
export type Line = Awaited<ReturnType<typeof openLine>>
