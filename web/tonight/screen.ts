import { useEffect, useState } from 'preact/hooks'
import { update, waiting } from '../shell/update.ts'

/** The time of day, told every ten seconds; a clock that shows minutes is never late by more. */
export function useClock(): Date {
  const [now, setNow] = useState(() => new Date())
  useEffect(() => {
    const timer = setInterval(() => setNow(new Date()), 10_000)
    return () => clearInterval(timer)
  }, [])
  return now
}

/** Keeps the screen from going dark where the browser can, again each time the page is seen. */
export function useAwake() {
  useEffect(() => {
    let lock: WakeLockSentinel | undefined
    const ask = () => {
      if (document.hidden || !('wakeLock' in navigator)) return
      navigator.wakeLock.request('screen').then(
        (granted) => (lock = granted),
        () => undefined,
      )
    }
    ask()
    document.addEventListener('visibilitychange', ask)
    return () => {
      document.removeEventListener('visibilitychange', ask)
      void lock?.release()
    }
  }, [])
}

/** A screen that nobody touches for weeks takes a new version by itself. */
export function useNewest() {
  const { value: next } = waiting
  useEffect(() => {
    if (next !== null) update()
  }, [next])
}

const restlessMs = 4_000

/** Whether somebody is at the screen: the pointer moved or a key was pressed within the last seconds. */
export function useAttended(): boolean {
  const [attended, setAttended] = useState(false)
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    const stir = () => {
      setAttended(true)
      clearTimeout(timer)
      timer = setTimeout(() => setAttended(false), restlessMs)
    }
    const signs = ['pointermove', 'pointerdown', 'keydown', 'focusin'] as const
    for (const sign of signs) addEventListener(sign, stir)
    return () => {
      clearTimeout(timer)
      for (const sign of signs) removeEventListener(sign, stir)
    }
  }, [])
  return attended
}
