import { t } from '../i18n/index.ts'
import { freshId } from '../offline/id.ts'
import { Button, CheckboxGroup, later, TextField } from '../kit/index.ts'
import type { FieldsProps } from './fields.tsx'
import { changedThing, shownThings, thingParts, thingsIn, type Thing } from './things.ts'

const ThingPhotos = later(() => import('./thing-photos.tsx').then((chunk) => chunk.ThingPhotos), ['photos'])

interface OneProps {
  thing: Thing
  number: number
  error: string | undefined
  onChange: (change: Partial<Thing>) => void
  /** What becomes of its photos as they are by then: keeping one takes a moment. */
  onPhotos: (change: (now: string[]) => string[]) => void
  onWorking: (more: boolean) => void
}

const Photos = ({ thing, number, onPhotos, onWorking }: OneProps) => (
  <ThingPhotos
    name={thing.name.trim() || t.procedures.item(number)}
    photos={thing.photos ?? []}
    onChange={onPhotos}
    onWorking={onWorking}
  />
)

/** A thing that is taken: what, how many, what it looks like. */
function Taken(props: OneProps & { onRemove: (() => void) | null }) {
  const { thing, number, error, onChange, onRemove } = props
  return (
    <div class="thing" role="group" aria-label={t.procedures.item(number)}>
      <TextField
        label={t.procedures.item(number)}
        required
        value={thing.name}
        maxLength={Math.max(thingParts.name, thing.name.length)}
        {...(number === 1 && { hint: t.procedures.itemHint })}
        error={error}
        onInput={(name) => onChange({ name })}
      />
      <div class="thing__parts">
        <TextField
          label={t.procedures.itemCount}
          value={thing.count ?? ''}
          maxLength={thingParts.count}
          onInput={(count) => onChange({ count })}
        />
        <TextField
          label={t.procedures.itemState}
          value={thing.state ?? ''}
          maxLength={thingParts.state}
          onInput={(state) => onChange({ state })}
        />
      </div>
      <Photos {...props} />
      {onRemove && (
        <Button size="large" block icon="close" onClick={onRemove}>
          {t.procedures.removeItem(number)}
        </Button>
      )}
    </div>
  )
}

const back = 'back'

/** A thing that was taken: does it come back, and what does it look like now? */
function Returned(props: OneProps) {
  const { thing, number, error, onChange } = props
  const stays = thing.stays === true
  return (
    <div class="thing" role="group" aria-label={t.procedures.item(number)}>
      <CheckboxGroup
        legend={`${number}. ${thing.name}`}
        value={stays ? [] : [back]}
        options={[{ value: back, label: t.procedures.comesBack }]}
        error={error}
        onChange={(values) => onChange({ stays: !values.includes(back) })}
      />
      {!stays && (
        <>
          <TextField
            label={t.procedures.stateNow}
            value={thing.state ?? ''}
            maxLength={thingParts.back}
            onInput={(state) => onChange({ state })}
          />
          <Photos {...props} />
        </>
      )}
    </div>
  )
}

/** What is taken, one thing after the other; or, of what was taken, what is given back. */
export function ItemsField({ answers, target, wrong, set, onWorking }: FieldsProps) {
  const known = thingsIn(answers)
  const things = shownThings(answers)
  const change = (id: string, to: (now: Thing) => Partial<Thing>) =>
    set((now) => ({ things: changedThing(shownThings(now), id, to) }))
  const one = (thing: Thing, index: number): OneProps => ({
    thing,
    number: index + 1,
    error: index === things.length - 1 ? wrong('items') : undefined,
    onChange: (to) => change(thing.id, () => to),
    onPhotos: (to) => change(thing.id, ({ photos = [] }) => ({ photos: to(photos) })),
    onWorking,
  })
  const returning = target.step === 'give_back' && known.length > 0
  return (
    <fieldset class="items">
      <legend class="weui-cells__title">{t.matters.fields.items}</legend>
      {things.map((thing, index) =>
        returning ? (
          <Returned key={thing.id} {...one(thing, index)} />
        ) : (
          <Taken
            key={thing.id}
            {...one(thing, index)}
            onRemove={
              things.length > 1
                ? () => set((now) => ({ things: shownThings(now).filter(({ id }) => id !== thing.id) }))
                : null
            }
          />
        ),
      )}
      {!returning && (
        <Button
          icon="plus"
          size="large"
          block
          disabled={things.length >= 40}
          onClick={() => set((now) => ({ things: [...shownThings(now), { id: freshId(), name: '' }] }))}
        >
          {t.procedures.addItem}
        </Button>
      )}
    </fieldset>
  )
}
