/**
 * Asks for the next part when its reader has taken the one before: memory holds one. The first is asked for at once, so that
 * what `parts` does at its end is also done where nobody came to read.
 */
export function streamOf(parts: AsyncGenerator<Uint8Array>): ReadableStream<Uint8Array> {
  return new ReadableStream(
    {
      async pull(stream) {
        const next = await parts.next()
        if (next.done) stream.close()
        else stream.enqueue(next.value)
      },
      async cancel() {
        await parts.return(undefined)
      },
    },
    { highWaterMark: 1 },
  )
}
