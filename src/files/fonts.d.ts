// What lettering.ts uses of two libraries that bring no types.

declare module 'opentype.js' {
  /** A step of an outline; `Z` has no numbers, a curve has its control points in `x1` to `y2`. */
  export interface Step {
    type: 'M' | 'L' | 'C' | 'Q' | 'Z'
    x1?: number
    y1?: number
    x2?: number
    y2?: number
    x?: number
    y?: number
  }
  export interface Font {
    unitsPerEm: number
    charToGlyphIndex(character: string): number
    getPath(
      text: string,
      x: number,
      y: number,
      size: number,
      options: { variation: Record<string, number> },
    ): { commands: Step[] }
    getAdvanceWidth(text: string, size: number, options: { variation: Record<string, number> }): number
  }
  const opentype: { parse(bytes: ArrayBuffer): Font }
  export default opentype
}

declare module 'wawoff2' {
  export function decompress(bytes: Uint8Array): Promise<Uint8Array>
}
