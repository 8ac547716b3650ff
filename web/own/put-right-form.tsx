import type { OwnMatter } from '../../src/own/schema-matter.ts'
import { longest } from '../../src/reviews/rules-kinds.ts'
import { localName, t } from '../i18n/index.ts'
import { KeptForm } from './kept-form.tsx'

/** "I have put it right": a word and photos if one likes. */
export function PutRightForm(props: { matter: OwnMatter; onDone: () => void; onCancel: () => void }) {
  const { matter } = props
  return (
    <KeptForm
      {...props}
      name="put-right"
      kind="own.put_right"
      title={t.matter.putRight.button}
      hint={t.matter.putRight.hint}
      label={t.matter.putRight.label(localName(matter))}
      field={{ label: t.matter.putRight.words, max: longest.put_right }}
      send={t.matter.putRight.send}
      body={({ id, photos }, words) => ({ id, words: words === '' ? null : words, photos })}
    />
  )
}
