import { box, pathOf, type Lines } from './lines.ts'

/** A drawn signature: the same vectors on the screen and on paper. */
export function Strokes({ lines, label }: { lines: Lines; label: string }) {
  return (
    <svg class="strokes" viewBox={`0 0 ${box.width} ${box.height}`} role="img" aria-label={label}>
      {lines.map((line, index) => (
        <path key={index} d={pathOf(line)} />
      ))}
    </svg>
  )
}
