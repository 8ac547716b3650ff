import { useEffect, useRef } from 'preact/hooks'

/**
 * After each refused attempt to send a form the first field that is wrong takes the focus, so that nobody searches; of a
 * choice its first option.
 */
export function useFirstWrong<Form extends HTMLElement = HTMLFormElement>(attempts: number) {
  const form = useRef<Form>(null)
  useEffect(() => {
    if (attempts > 0) form.current?.querySelector<HTMLElement>('[aria-invalid="true"], .choice_wrong input')?.focus()
  }, [attempts])
  return form
}
