import decodeQR from 'qr/decode.js'

interface Watch {
  /** The picture is there. */
  onOpen: () => void
  /** No camera, or it was not allowed. */
  onRefused: () => void
  /** A code was read; true ends the watch. */
  onCode: (text: string) => boolean
}

/** The browser's own reader, where there is one (Chrome on Android); not in TypeScript's library. */
interface Detector {
  detect(source: CanvasImageSource): Promise<{ rawValue: string }[]>
}
declare const BarcodeDetector: { new (options: { formats: string[] }): Detector } | undefined

/** Longest side at which a picture is searched: a card at arm's length is read, and an old phone keeps up. */
const side = 720

function ownReader(): (video: HTMLVideoElement) => Promise<string | null> {
  const canvas = document.createElement('canvas')
  const pen = canvas.getContext('2d', { willReadFrequently: true })
  return async (video) => {
    const scale = Math.min(1, side / Math.max(video.videoWidth, video.videoHeight))
    canvas.width = Math.round(video.videoWidth * scale)
    canvas.height = Math.round(video.videoHeight * scale)
    if (!pen || canvas.width === 0) return null
    pen.drawImage(video, 0, 0, canvas.width, canvas.height)
    try {
      return decodeQR(pen.getImageData(0, 0, canvas.width, canvas.height))
    } catch {
      // No code in this picture.
      return null
    }
  }
}

function reader(): (video: HTMLVideoElement) => Promise<string | null> {
  const own = ownReader()
  if (typeof BarcodeDetector === 'undefined') return own
  let detector: Detector
  try {
    detector = new BarcodeDetector({ formats: ['qr_code'] })
  } catch {
    return own
  }
  // Desktop Chrome has the class and no reader behind it.
  return async (video) => {
    const found = await detector.detect(video).catch(() => null)
    return found === null ? own(video) : (found[0]?.rawValue ?? null)
  }
}

/** Opens the rear camera and reads QR codes until one is taken or the answered function is called. */
export function watchCodes(video: HTMLVideoElement, { onOpen, onRefused, onCode }: Watch): () => void {
  let stopped = false
  let stream: MediaStream | null = null
  const read = reader()
  const stop = () => {
    stopped = true
    stream?.getTracks().forEach((track) => track.stop())
  }
  async function look() {
    const text = await read(video).catch(() => null)
    if (stopped) return
    if (text !== null && onCode(text)) stop()
    else setTimeout(() => void look(), 120)
  }
  async function open() {
    stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment' } })
    if (stopped) return stop()
    video.srcObject = stream
    await video.play()
    onOpen()
    await look()
  }
  // Missing over plain HTTP, where nothing may be filmed.
  if ('mediaDevices' in navigator) open().catch(() => !stopped && onRefused())
  else onRefused()
  return stop
}
