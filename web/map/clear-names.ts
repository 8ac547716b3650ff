/** A name's rectangle on the screen, pixels. */
export interface NameBox {
  left: number
  top: number
  right: number
  bottom: number
}

const apart = (a: NameBox, b: NameBox) =>
  a.right <= b.left || b.right <= a.left || a.bottom <= b.top || b.bottom <= a.top

/** Which names can be read side by side: each that lies on none shown before it, in the order given. */
export function clearNames(boxes: readonly NameBox[]): boolean[] {
  const shown: NameBox[] = []
  return boxes.map((box) => {
    const clear = shown.every((other) => apart(box, other))
    if (clear) shown.push(box)
    return clear
  })
}
