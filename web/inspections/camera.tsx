import { useEffect, useRef, useState } from 'preact/hooks'
import { t } from '../i18n/index.ts'
import { Button, Icon } from '../kit/index.ts'
import './camera.css'

/** Known to some browsers' tracks and to no type: the lamp beside the lens. */
interface Lamp {
  torch?: boolean
}

interface CameraProps {
  title: string
  /** Takes the frame on screen; the camera closes when it is kept. */
  onShot: (video: HTMLVideoElement) => Promise<void>
  /** There is none here, or nobody allowed it. */
  onFailed: () => void
  /** To the phone's own camera, where this one does not open. */
  onInstead: () => void
  onClose: () => void
}

/** The camera at the back, filling the screen, with a shutter for the thumb. It is let go of when this goes away. */
export function Camera({ title, onShot, onFailed, onInstead, onClose }: CameraProps) {
  const dialog = useRef<HTMLDialogElement>(null)
  const video = useRef<HTMLVideoElement>(null)
  const [state, setState] = useState<'opening' | 'open' | 'keeping' | 'failed'>('opening')
  const [track, setTrack] = useState<MediaStreamTrack | null>(null)
  const [lit, setLit] = useState(false)
  const lamp = (track?.getCapabilities?.() as Lamp | undefined)?.torch === true

  useEffect(() => {
    const element = dialog.current
    const before = document.activeElement
    element?.showModal()
    return () => {
      element?.close()
      if (before instanceof HTMLElement && before.isConnected) before.focus()
    }
  }, [])

  useEffect(() => {
    let gone = false
    let stream: MediaStream | null = null
    const stop = () => stream?.getTracks().forEach((each) => each.stop())
    navigator.mediaDevices
      .getUserMedia({
        audio: false,
        video: { facingMode: { ideal: 'environment' }, width: { ideal: 1920 }, height: { ideal: 1440 } },
      })
      .then(async (opened) => {
        stream = opened
        if (gone) return stop()
        const { current } = video
        if (!current) return
        current.srcObject = opened
        await current.play()
        setTrack(opened.getVideoTracks()[0] ?? null)
        setState('open')
      })
      .catch(() => {
        if (gone) return
        stop()
        onFailed()
        setState('failed')
      })
    return () => {
      gone = true
      stop()
    }
  }, [])

  const shoot = () => {
    const { current } = video
    if (!current) return
    setState('keeping')
    void onShot(current).finally(onClose)
  }
  const light = () => {
    const wanted = { advanced: [{ torch: !lit } as MediaTrackConstraintSet] }
    track?.applyConstraints(wanted).then(
      () => setLit(!lit),
      () => undefined,
    )
  }

  return (
    <dialog
      ref={dialog}
      class="camera"
      aria-label={title}
      onCancel={(event) => {
        event.preventDefault()
        onClose()
      }}
    >
      <video ref={video} class="camera__picture" playsInline muted aria-hidden="true" />
      <p class="camera__hint">
        {title}
        <span>{t.photos.cameraHint}</span>
      </p>
      {state !== 'open' && (
        <div class="camera__said" role="status">
          <p>{t.photos.cameraStates[state]}</p>
          {state === 'failed' && (
            <Button size="large" icon="camera" onClick={onInstead}>
              {t.photos.cameraInstead}
            </Button>
          )}
        </div>
      )}
      <div class="camera__bar">
        <button type="button" class="camera__side" onClick={onClose}>
          {t.kit.cancel}
        </button>
        <button
          type="button"
          class="camera__shutter"
          aria-label={t.photos.shutter}
          disabled={state !== 'open'}
          onClick={shoot}
        >
          <Icon name="camera" />
        </button>
        {lamp ? (
          <button type="button" class="camera__side" aria-pressed={lit} onClick={light}>
            {lit ? t.photos.lampOff : t.photos.lampOn}
          </button>
        ) : (
          <span class="camera__side" />
        )}
      </div>
    </dialog>
  )
}
