import { signingRoles, type Block, type SigningRole } from '../../src/documents/rules-kinds.ts'
import { t } from '../i18n/index.ts'
import { Button, ButtonRow, CheckboxGroup, NumberField, TextArea, TextField } from '../kit/index.ts'

interface EditorProps {
  block: Block
  onChange: (block: Block) => void
}

function Fields({ block, onChange }: EditorProps) {
  switch (block.type) {
    case 'seal':
      return null
    case 'fields':
      return (
        <>
          {block.rows.map(({ label, text }, index) => {
            const put = (change: { label?: string; text?: string }) =>
              onChange({
                ...block,
                rows: block.rows.map((row, at) => (at === index ? { ...row, ...change } : row)),
              })
            return (
              <div key={index} class="block__row">
                <TextField
                  label={t.documents.templates.label}
                  required
                  value={label}
                  onInput={(next) => put({ label: next })}
                />
                <TextField
                  label={t.documents.templates.text}
                  required
                  value={text}
                  onInput={(next) => put({ text: next })}
                />
              </div>
            )
          })}
        </>
      )
    case 'list':
      return (
        <>
          {block.head.map((word, index) => (
            <TextField
              key={index}
              label={t.documents.templates.column(index + 1)}
              required
              value={word}
              onInput={(next) => onChange({ ...block, head: block.head.map((old, at) => (at === index ? next : old)) })}
            />
          ))}
        </>
      )
    case 'lines':
      return (
        <NumberField
          label={t.documents.templates.count}
          required
          value={block.count}
          onInput={(count) => count !== null && onChange({ ...block, count })}
        />
      )
    case 'signatures':
      return (
        <CheckboxGroup<SigningRole>
          legend={t.documents.templates.signers}
          options={signingRoles.map((value) => ({ value, label: t.documents.role[value] }))}
          value={block.roles}
          onChange={(roles) => onChange({ ...block, roles })}
        />
      )
    case 'addressee':
    case 'paragraph':
    case 'heading':
    case 'copies':
      return (
        <TextArea
          label={t.documents.templates.text}
          required
          max={block.type === 'paragraph' ? 2000 : 200}
          value={block.text}
          onInput={(text) => onChange({ ...block, text })}
        />
      )
  }
}

/** One part of a template: its words, its place, and its end. */
export function BlockEditor(
  props: EditorProps & { number: number; onMove: (by: 1 | -1) => void; onRemove: () => void; last: boolean },
) {
  const { block, number, onMove, onRemove, last } = props
  const words = t.documents.templates
  const name = words.block(number, words.types[block.type])
  return (
    <fieldset class="block">
      <legend class="weui-cells__title">{name}</legend>
      {block.if !== undefined && <p class="field__hint">{words.onlyIf(t.documents.facts[block.if])}</p>}
      <Fields block={block} onChange={props.onChange} />
      <ButtonRow>
        <Button size="small" label={`${words.up} ${name}`} disabled={number === 1} onClick={() => onMove(-1)}>
          {words.up}
        </Button>
        <Button size="small" label={`${words.down} ${name}`} disabled={last} onClick={() => onMove(1)}>
          {words.down}
        </Button>
        <Button size="small" label={`${words.remove} ${name}`} onClick={onRemove}>
          {words.remove}
        </Button>
      </ButtonRow>
    </fieldset>
  )
}
