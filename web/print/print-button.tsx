import { t } from '../i18n/index.ts'
import { Button } from '../kit/index.ts'

/** Prints the page it stands on, once what `first` makes ready is there. */
export function PrintButton({ word = t.kit.print, first }: { word?: string; first?: () => Promise<void> }) {
  const onClick = () => void (first?.() ?? Promise.resolve()).then(() => print())
  return (
    <Button size="small" icon="print" onClick={onClick}>
      {word}
    </Button>
  )
}
