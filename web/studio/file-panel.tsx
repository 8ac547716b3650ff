import { useEffect, useRef, useState } from 'preact/hooks'
import { fileKinds, layOver, type FileKind } from '../../src/studio/rules-geojson.ts'
import { t } from '../i18n/index.ts'
import { Button, ButtonRow, download, Loading, SelectField } from '../kit/index.ts'
import { LandingQuestion } from '../plan/landing-question.tsx'
import type { FileQuestion, FileRead, FileRefusal } from './file-read.ts'
import { fileForms, readBeside, writtenAs } from './files.ts'
import { SchematicPanel } from './schematic-form.tsx'
import type { SchematicPlan } from './schematic-plan.ts'
import type { Studio } from './store.ts'

const skip = 'skip'
const mostShown = 50

/** What features of the file call themselves, and what they are here: asked, never guessed. */
function Unknown(props: {
  unknown: ReadonlyMap<string, number>
  onAnswer: (as: ReadonlyMap<string, FileKind | 'skip'>) => void
}) {
  const [as, setAs] = useState<ReadonlyMap<string, FileKind | 'skip'>>(new Map())
  return (
    <section aria-label={t.studio.unknown}>
      <h2>{t.studio.unknown}</h2>
      {[...props.unknown].map(([said, count]) => (
        <SelectField<FileKind | 'skip'>
          key={said}
          label={t.studio.calledSo(said, count)}
          required
          value={as.get(said) ?? ''}
          options={[
            { value: skip, label: t.studio.leaveOut },
            ...fileKinds.map((kind) => ({ value: kind, label: t.studio.kind[kind] })),
          ]}
          onChange={(kind) => setAs(new Map(as).set(said, kind))}
        />
      ))}
      <Button disabled={as.size < props.unknown.size} onClick={() => props.onAnswer(as)}>
        {t.studio.readOn}
      </Button>
    </section>
  )
}

/** The plan as a file, and a file laid over the plan as one step that undo takes back. */
export function FilePanel({ studio, schematic }: { studio: Studio; schematic: SchematicPlan }) {
  const input = useRef<HTMLInputElement>(null)
  const [asked, setAsked] = useState<Pick<FileQuestion, 'file' | 'as' | 'coordinates'> | null>(null)
  const [read, setRead] = useState<FileRead | FileRefusal | null>(null)
  const [reading, setReading] = useState<AbortController | null>(null)
  useEffect(() => () => reading?.abort(), [reading])
  const name = `${studio.market.id}-v${studio.base.value.version}`

  async function take(question: Pick<FileQuestion, 'file' | 'as' | 'coordinates'>) {
    const abort = new AbortController()
    setAsked(question)
    setRead(null)
    setReading(abort)
    const stalls = studio.document.value.stalls.map(({ number, outline }) => ({ number, outline }))
    const answer = await readBeside({ ...question, place: studio.place.value, stalls }, abort.signal).catch(
      (): FileRefusal => 'not_read',
    )
    if (abort.signal.aborted) return
    setRead(answer)
    setReading(null)
  }
  function lay({ document, unplaced }: FileRead) {
    if (count > 0) studio.change(layOver(studio.document.value, document))
    schematic.begin(unplaced)
    setRead(null)
    setAsked(null)
  }
  const answer = typeof read === 'string' || read === null ? null : read
  const clear = answer !== null && answer.doubt === null && answer.unknown.size === 0 ? answer : null
  const count =
    answer === null ? 0 : answer.document.stalls.length + answer.document.zones.length + answer.document.features.length
  const unplaced = answer?.unplaced.reduce((sum, { stalls }) => sum + stalls.length, 0) ?? 0
  if (schematic.row.value !== null) return <SchematicPanel studio={studio} plan={schematic} />
  return (
    <div class="studio-panel">
      <h2>{t.studio.toFile}</h2>
      <p class="field__hint">{t.studio.toFileHint}</p>
      <ButtonRow>
        {fileForms.map((form) => (
          <Button
            key={form}
            size="small"
            icon="download"
            onClick={() =>
              void writtenAs(form, studio.document.value, studio.plane.value).then((blob) =>
                download(`${name}.${form}`, blob),
              )
            }
          >
            {t.studio.form[form]}
          </Button>
        ))}
      </ButtonRow>
      <h2>{t.studio.fromFile}</h2>
      <p class="field__hint">{t.studio.fromFileHint}</p>
      <input
        ref={input}
        type="file"
        hidden
        data-file="plan"
        accept=".geojson,.json,.csv,.xlsx"
        onChange={(event) => {
          const chosen = event.currentTarget.files?.[0]
          event.currentTarget.value = ''
          if (chosen) void take({ file: chosen, as: new Map(), coordinates: null })
        }}
      />
      <Button icon="upload" onClick={() => input.current?.click()}>
        {t.studio.chooseFile}
      </Button>
      {reading !== null && (
        <>
          <Loading words={t.studio.reading} />
          <Button
            size="small"
            onClick={() => {
              reading.abort()
              setReading(null)
            }}
          >
            {t.kit.cancel}
          </Button>
        </>
      )}
      <p role="alert">{typeof read === 'string' ? t.studio.refused[read] : ''}</p>
      {asked !== null && answer?.doubt && (
        <LandingQuestion doubt={answer.doubt} onRead={(coordinates) => void take({ ...asked, coordinates })} />
      )}
      {asked !== null && answer !== null && answer.doubt === null && answer.unknown.size > 0 && (
        <Unknown key={asked.file.name} unknown={answer.unknown} onAnswer={(as) => void take({ ...asked, as })} />
      )}
      {clear !== null && (
        <>
          <p role="status">{t.studio.fileHolds(count, clear.flaws.length)}</p>
          {unplaced > 0 && <p>{t.studio.unplaced(unplaced, clear.unplaced.length)}</p>}
          <ul class="studio-panel__flaws">
            {clear.flaws.slice(0, mostShown).map(({ place, flaw, label }) => (
              <li key={place}>{t.studio.fileFlaw[flaw](place, label)}</li>
            ))}
          </ul>
          {clear.flaws.length > mostShown && <p>{t.studio.moreFlaws(clear.flaws.length - mostShown)}</p>}
          <ButtonRow>
            <Button kind="primary" disabled={count + unplaced === 0} onClick={() => lay(clear)}>
              {count === 0 && unplaced > 0
                ? t.studio.layUnplaced
                : clear.flaws.length === 0
                  ? t.studio.layAll(count)
                  : t.studio.layGood(count)}
            </Button>
          </ButtonRow>
        </>
      )}
    </div>
  )
}
