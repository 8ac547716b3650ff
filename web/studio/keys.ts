import { moveBy } from '../../src/studio/rules-actions.ts'
import { idsOf, type Studio } from './store.ts'
import { duplicateChosen, removeChosen } from './steps.tsx'

const arrows: Record<string, readonly [number, number]> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, 1],
  ArrowDown: [0, -1],
}

/** Metres an arrow key moves; ten times as far with Shift. */
const nudge_m = 0.1

const typing = (target: EventTarget | null) =>
  target instanceof HTMLElement && target.closest('input, select, textarea, dialog, [role="tablist"]') !== null

/** What the keyboard does while no field has the focus. Answers whether the key was meant for the studio. */
export function pressed(studio: Studio, event: KeyboardEvent): boolean {
  if (typing(event.target)) return false
  const command = event.ctrlKey || event.metaKey
  const key = event.key.toLowerCase()
  const arrow = arrows[event.key]
  if (command && key === 'z') {
    if (event.shiftKey) studio.redo()
    else studio.undo()
  } else if (command && key === 'y') studio.redo()
  else if (command && key === 'a') studio.choose([...idsOf(studio.document.value)])
  else if (command && key === 'd') duplicateChosen(studio)
  else if (command) return false
  else if (arrow !== undefined && studio.chosen.value.length > 0) {
    const by = nudge_m * (event.shiftKey ? 10 : 1)
    const { document, plane, chosen } = studio
    studio.change(moveBy(document.value, plane.value, chosen.value, [arrow[0] * by, arrow[1] * by]))
  } else if (event.key === 'Delete' || event.key === 'Backspace') removeChosen(studio)
  else if (event.key === 'Escape') {
    if (studio.tool.value === 'select') studio.choose([])
    else studio.use('select')
  } else return false
  return true
}
