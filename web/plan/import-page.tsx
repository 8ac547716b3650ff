import { useRoute } from 'preact-iso'
import { useEffect, useMemo, useRef } from 'preact/hooks'
import type { Market } from '../../src/markets/schema.ts'
import { planProblemWords } from '../../src/plan/rules-words.ts'
import { api } from '../api.ts'
import { formatDay, language, localName, t } from '../i18n/index.ts'
import {
  Button,
  ButtonRow,
  DateField,
  EmptyState,
  ErrorState,
  Loading,
  NumberField,
  Show,
  useLoad,
} from '../kit/index.ts'
import { Page } from '../shell/page.tsx'
import './import-page.css'
import { ImportResult } from './import-result.tsx'
import { createImportStore, type ImportStore } from './import-store.ts'
import { loadCategories } from './categories.ts'
import { CoordinatesField, LandingQuestion } from './landing-question.tsx'

function Chooser({ store, first }: { store: ImportStore; first: boolean }) {
  const input = useRef<HTMLInputElement>(null)
  const { value: file } = store.file
  return (
    <div class="import__chooser">
      <input
        ref={input}
        type="file"
        hidden
        accept=".geojson,.json,application/geo+json,application/json"
        onChange={(event) => {
          const chosen = event.currentTarget.files?.[0]
          event.currentTarget.value = ''
          if (chosen) void store.choose(chosen)
        }}
      />
      <Button kind={first ? 'primary' : 'default'} icon="upload" onClick={() => input.current?.click()}>
        {file === null ? t.plan.chooseFile : t.plan.chooseAnother}
      </Button>
      {file !== null && <p class="import__file">{t.plan.chosen(file.name)}</p>}
    </div>
  )
}

function Terms({ store, market }: { store: ImportStore; market: Market }) {
  const { value: axis } = store.axis
  const wrong = axis !== null && (axis < 0 || axis >= 180)
  const past = market.plan_version === 0 ? {} : { min: market.evening }
  return (
    <>
      <DateField
        label={t.plan.validFrom}
        hint={t.plan.validFromHint}
        required
        value={store.validFrom.value}
        onInput={(day) => (store.validFrom.value = day)}
        {...past}
      />
      <NumberField
        label={t.plan.axis}
        hint={t.plan.axisHint}
        error={wrong ? t.plan.axisWrong : undefined}
        decimals
        unit={t.plan.degrees}
        value={axis}
        onInput={(value) => (store.axis.value = value)}
      />
      {store.checked.value !== null && (
        <>
          <CoordinatesField value={store.coordinates.value ?? 'as_is'} onRead={(as) => void store.readAs(as)} />
          <Button size="small" icon="sync" disabled={wrong} onClick={() => void store.check()}>
            {t.plan.recheck}
          </Button>
        </>
      )}
    </>
  )
}

function Published({ store, market }: { store: ImportStore; market: Market }) {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  const { value: plan } = store.published
  if (plan === null) return null
  return (
    <section class="import__published">
      <h2 ref={heading} tabIndex={-1}>
        {t.plan.published(plan.version)}
      </h2>
      <p>{t.plan.publishedFrom(formatDay(plan.valid_from))}</p>
      <p>{`${t.plan.becomes.added} ${plan.added} · ${t.plan.becomes.changed} ${plan.changed}`}</p>
      <p>{t.plan.nothingLost(plan.kept, plan.unchanged)}</p>
      {plan.left_out > 0 && <p>{t.plan.leftOut(plan.left_out)}</p>}
      <ButtonRow>
        <Button onClick={store.startOver}>{t.plan.importMore}</Button>
        <Button kind="primary" href={`/markets/${market.id}`}>
          {t.plan.toMarket}
        </Button>
      </ButtonRow>
    </section>
  )
}

function Import({ store, market }: { store: ImportStore; market: Market }) {
  if (store.validFrom.value === '') store.validFrom.value = market.evening
  if (store.published.value !== null) return <Published store={store} market={market} />
  const { value: busy } = store.busy
  const waiting = busy === 'reading' || busy === 'checking'
  const { value: problem } = store.problem
  return (
    <div class="import">
      <p>{t.plan.importIntro}</p>
      <p class="import__forms">{t.plan.importForms}</p>
      <p class="import__forms">
        <a href={`/markets/${market.id}/plan/edit`}>{t.plan.importOther}</a>
      </p>
      <Chooser store={store} first={store.preview.value === null} />
      <Terms store={store} market={market} />
      {waiting && (
        <div class="import__waiting">
          <Loading words={busy === 'reading' ? t.plan.readingFile : t.plan.checking} />
          <Button size="small" onClick={store.cancel}>
            {t.kit.cancel}
          </Button>
        </div>
      )}
      {store.refusal.value !== null && (
        <p class="import__refusal" role="alert">
          {planProblemWords(store.refusal.value, language.value)}
        </p>
      )}
      {problem !== undefined && (
        <ErrorState problem={problem} {...(store.file.value === null ? {} : { onRetry: () => void store.check() })} />
      )}
      {busy === null && store.doubt.value !== null && (
        <LandingQuestion doubt={store.doubt.value} onRead={(as) => void store.readAs(as)} />
      )}
      {store.checked.value !== null && !waiting && <ImportResult store={store} preview={store.checked.value} />}
    </div>
  )
}

/** A stall plan from a GeoJSON file: choose, look at what would become of every stall, publish. */
export default function ImportPage() {
  const id = useRoute().params['market'] ?? ''
  const store = useMemo(() => createImportStore(id), [id])
  const market = useLoad((signal) => api.get<Market>(`/api/markets/${id}`, signal), [id])
  useEffect(() => void loadCategories().catch(() => undefined), [])
  const title = market.data === undefined ? t.plan.importTitle : `${t.plan.importTitle} · ${localName(market.data)}`
  return (
    <Page title={title} back={`/markets/${id}`} width="wide">
      <Show of={market}>
        {(found) =>
          found.kind === 'street' ? (
            <EmptyState icon="market" title={t.plan.noPlots}>
              {t.plan.noPlotsHint}
            </EmptyState>
          ) : (
            <Import store={store} market={found} />
          )
        }
      </Show>
    </Page>
  )
}
