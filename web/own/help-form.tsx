import { useEffect, useRef, useState } from 'preact/hooks'
import type { HelpKind } from '../../src/enforcement/rules-kinds.ts'
import type { OwnPlace } from '../../src/own/schema.ts'
import type { HelpCall, Request } from '../../src/requests/schema.ts'
import { api } from '../api.ts'
import { localName, t } from '../i18n/index.ts'
import { Button, ErrorState, RadioGroup, TextArea, useSubmit, useWords } from '../kit/index.ts'

const most = 200

const placeWords = (place: OwnPlace) =>
  t.own.place(
    localName({ name: place.market_name, name_en: place.market_name_en }),
    place.number === null
      ? t.own.stallGone
      : place.kind === 'stall'
        ? t.own.stallLabel(place.number)
        : t.own.shopLabel(place.number),
  )

interface HelpFormProps {
  /** Made once for this call, so that sending it again after a lost answer is no second call. */
  id: string
  kind: HelpKind
  places: readonly OwnPlace[]
  onSent: (call: Request) => void
  onCancel: () => void
}

/** The last step of a help call: at which stall, and words if one likes. */
export function HelpForm({ id, kind, places, onSent, onCancel }: HelpFormProps) {
  const [at, setAt] = useState(places[0]?.id ?? null)
  const [typed, setTyped] = useState('')
  const title = useRef<HTMLHeadingElement>(null)
  useEffect(() => title.current?.focus(), [])
  const place = places.find((each) => each.id === at)
  const { form, words, error, whenGood } = useWords<HTMLDivElement>(typed, most)
  const sending = useSubmit(async () => {
    if (!place) return
    const said = words === '' ? null : words
    const call: HelpCall = { id, place: { kind: place.kind, id: place.id }, help_kind: kind, words: said }
    onSent(await api.put<Request>(`/api/own/requests/${id}`, call))
  })
  return (
    <div class="help-form" ref={form}>
      <h3 class="help-form__title" ref={title} tabIndex={-1}>
        {t.own.ask.kinds[kind]}
      </h3>
      {places.length > 1 && (
        <RadioGroup
          legend={t.own.ask.where}
          value={at}
          onChange={setAt}
          options={places.map((each) => ({ value: each.id, label: placeWords(each) }))}
        />
      )}
      <TextArea label={t.own.ask.words} value={typed} onInput={setTyped} max={most} rows={2} error={error} />
      {sending.problem !== undefined && <ErrorState problem={sending.problem} onRetry={sending.submit} />}
      <Button kind="primary" size="large" block icon="bell" busy={sending.busy} onClick={whenGood(sending.submit)}>
        {t.own.ask.send}
      </Button>
      <Button size="large" block onClick={onCancel}>
        {t.own.ask.cancel}
      </Button>
    </div>
  )
}
