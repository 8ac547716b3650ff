import { nothingChanged, type ChecklistChanges } from '../../src/checklist/rules.ts'
import { localName, t } from '../i18n/index.ts'
import { fieldWords } from './words.ts'

/** What differs between two versions, in words. */
export function ChangesList({ changes }: { changes: ChecklistChanges }) {
  if (nothingChanged(changes)) return <p class="checklist__hint">{t.checklist.noDifference}</p>
  return (
    <ul class="checklist__changes">
      {changes.added.map((item) => (
        <li key={item.code}>{t.checklist.added(`${item.code} ${localName(item)}`)}</li>
      ))}
      {changes.ended.map((item) => (
        <li key={item.code}>{t.checklist.ended(`${item.code} ${localName(item)}`)}</li>
      ))}
      {changes.changed.map(({ before, after, fields }) => (
        <li key={after.code}>
          {`${after.code} ${localName(after)}`}
          <ul>
            {fields.map((field) => (
              <li key={field}>
                {t.checklist.change(t.checklist.fields[field], fieldWords(before, field), fieldWords(after, field))}
              </li>
            ))}
          </ul>
        </li>
      ))}
      {changes.moved && <li>{t.checklist.moved}</li>}
    </ul>
  )
}
