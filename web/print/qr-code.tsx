import { useMemo } from 'preact/hooks'
import { encode } from 'uqr'

interface QrCodeProps {
  text: string
  label: string
  /** Still read when a quarter of it is worn or dirty, as on the ground. */
  sturdy?: boolean
}

/** A QR code as one path of squares, dark on white in every theme. */
export function QrCode({ text, label, sturdy }: QrCodeProps) {
  // Some milliseconds each: hundreds of them are not made again with every change around them.
  const { path, size } = useMemo(() => {
    const { data, size } = encode(text, { border: 2, ecc: sturdy ? 'Q' : 'L' })
    return { path: data.flatMap((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : ''))).join(''), size }
  }, [text, sturdy])
  return (
    <svg class="qr-code" viewBox={`0 0 ${size} ${size}`} role="img" aria-label={`${label} ${text}`}>
      <rect width={size} height={size} fill="#fff" />
      <path d={path} fill="#000" />
    </svg>
  )
}
