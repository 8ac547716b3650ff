import { useRef, useState } from 'preact/hooks'
import { fileKinds, layOver, type FileKind } from '../../src/studio/rules-geojson.ts'
import { t } from '../i18n/index.ts'
import { Button, ButtonRow, download, Loading, SelectField } from '../kit/index.ts'
import { fileForms, readFile, writtenAs, type FileRead, type FileRefusal } from './files.ts'
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
export function FilePanel({ studio }: { studio: Studio }) {
  const input = useRef<HTMLInputElement>(null)
  const [file, setFile] = useState<File | null>(null)
  const [read, setRead] = useState<FileRead | FileRefusal | null>(null)
  const [busy, setBusy] = useState(false)
  const name = `${studio.market.id}-v${studio.base.value.version}`

  async function take(chosen: File, as: ReadonlyMap<string, FileKind | 'skip'>) {
    setFile(chosen)
    setBusy(true)
    setRead(await readFile(chosen, studio.plane.value, studio.newId, as))
    setBusy(false)
  }
  function lay({ document }: FileRead) {
    studio.change(layOver(studio.document.value, document))
    setRead(null)
    setFile(null)
  }
  const answer = typeof read === 'string' || read === null ? null : read
  const count =
    answer === null ? 0 : answer.document.stalls.length + answer.document.zones.length + answer.document.features.length
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
          if (chosen) void take(chosen, new Map())
        }}
      />
      <Button icon="upload" onClick={() => input.current?.click()}>
        {t.studio.chooseFile}
      </Button>
      {busy && <Loading words={t.studio.reading} />}
      <p role="alert">{typeof read === 'string' ? t.studio.refused[read] : ''}</p>
      {answer !== null && answer.unknown.size > 0 && (
        <Unknown key={file?.name} unknown={answer.unknown} onAnswer={(as) => file && void take(file, as)} />
      )}
      {answer !== null && answer.unknown.size === 0 && (
        <>
          <p role="status">{t.studio.fileHolds(count, answer.flaws.length)}</p>
          <ul class="studio-panel__flaws">
            {answer.flaws.slice(0, mostShown).map(({ place, flaw, label }) => (
              <li key={place}>{t.studio.fileFlaw[flaw](place, label)}</li>
            ))}
          </ul>
          {answer.flaws.length > mostShown && <p>{t.studio.moreFlaws(answer.flaws.length - mostShown)}</p>}
          <ButtonRow>
            <Button kind="primary" disabled={count === 0} onClick={() => lay(answer)}>
              {answer.flaws.length === 0 ? t.studio.layAll(count) : t.studio.layGood(count)}
            </Button>
          </ButtonRow>
        </>
      )}
    </div>
  )
}
