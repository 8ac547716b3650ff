import { useEffect, useRef } from 'preact/hooks'

/** After each refused attempt to send a form the first field that is wrong takes the focus, so that nobody searches. */
export function useFirstWrong(attempts: number) {
  const form = useRef<HTMLFormElement>(null)
  useEffect(() => {
    if (attempts > 0) form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus()
  }, [attempts])
  return form
}
