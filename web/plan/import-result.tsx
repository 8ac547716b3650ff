import { useState } from 'preact/hooks'
import { planProblemWords } from '../../src/plan/rules-words.ts'
import type { FeatureProblem, PlanPreview } from '../../src/plan/schema-import.ts'
import { language, t } from '../i18n/index.ts'
import {
  Button,
  ButtonRow,
  Cell,
  ConfirmDialog,
  DefinitionList,
  EmptyState,
  List,
  Pager,
  StatusMark,
  TextField,
  Tabs,
  type Tone,
} from '../kit/index.ts'
import { categoryName } from './categories.ts'
import type { Becomes, ImportStore, PreviewPlace } from './import-store.ts'
import { PreviewCanvas } from './preview-canvas.tsx'

const all: readonly Becomes[] = ['left_out', 'added', 'changed', 'unchanged', 'kept']
const tones: Record<Becomes, Tone> = {
  left_out: 'attention',
  added: 'good',
  changed: 'info',
  unchanged: 'plain',
  kept: 'plain',
}
const pageful = 50

const BecomesMark = ({ becomes }: { becomes: Becomes }) => (
  <StatusMark tone={tones[becomes]} word={t.plan.becomes[becomes]} />
)

/** Which feature a problem is about, as people count: from one. */
const featureWord = ({ feature, number }: FeatureProblem) =>
  feature === null ? t.plan.wholeFile : t.plan.nth(feature + 1, number)

/** Problems by feature: one entry says everything that is wrong with it. */
const byFeature = (problems: readonly FeatureProblem[]) => [
  ...Map.groupBy(problems, (problem) => problem.feature ?? -1).values(),
]

const Sentences = ({ problems }: { problems: readonly FeatureProblem[] }) => (
  <span class="import__sentences">
    {problems.map((problem, i) => (
      <span key={i}>{planProblemWords(problem, language.value)}</span>
    ))}
  </span>
)

function Problems({ store, preview, shown }: { store: ImportStore; preview: PlanPreview; shown: number }) {
  const selected = store.selected.value?.place.id
  const untold = preview.problem_count - preview.problems.length
  return (
    <List {...(untold > 0 && { tips: t.plan.moreProblems(untold) })}>
      {byFeature(preview.problems)
        .slice(0, shown)
        .map((problems) => {
          const [first] = problems
          const place = problems.find((problem) => problem.place !== null)?.place ?? null
          return first === undefined ? null : (
            <Cell
              key={first.feature}
              icon="alert"
              title={featureWord(first)}
              description={<Sentences problems={problems} />}
              current={place !== null && place === selected}
              {...(place !== null && { onClick: () => store.select(place) })}
            />
          )
        })}
    </List>
  )
}

function Stalls({ store, stalls }: { store: ImportStore; stalls: readonly PreviewPlace[] }) {
  const selected = store.selected.value?.place.id
  if (stalls.length === 0) return <EmptyState icon="stall" title={t.plan.noneHere} />
  return (
    <List>
      {stalls.map(({ place, becomes }) => (
        <Cell
          key={place.id}
          title={place.number}
          description={[t.map.row(place.row), categoryName(place.category)].filter((word) => word !== null).join(' · ')}
          value={<BecomesMark becomes={becomes} />}
          current={place.id === selected}
          onClick={() => store.select(place.id)}
        />
      ))}
    </List>
  )
}

/** Every feature and stall by what becomes of it: the map's twin. */
function Lists({ store, preview }: { store: ImportStore; preview: PlanPreview }) {
  const tabs = all
    .map((id) => ({ id, label: t.plan.becomes[id], count: preview[id] }))
    .filter(({ id, count }) => count > 0 || (id === 'left_out' && preview.problem_count > 0))
  const [chosen, setChosen] = useState<Becomes | null>(null)
  const [shown, setShown] = useState(pageful)
  const tab = tabs.find(({ id }) => id === chosen)?.id ?? tabs[0]?.id
  if (tab === undefined) return null
  const stalls = store.places.value.filter(({ becomes }) => becomes === tab)
  const total = tab === 'left_out' ? byFeature(preview.problems).length : stalls.length
  return (
    <Tabs
      label={t.plan.lists}
      tabs={tabs}
      value={tab}
      onChange={(next) => {
        setChosen(next)
        setShown(pageful)
      }}
    >
      {tab === 'left_out' ? (
        <Problems store={store} preview={preview} shown={shown} />
      ) : (
        <Stalls store={store} stalls={stalls.slice(0, shown)} />
      )}
      {total > pageful && (
        <Pager
          shown={Math.min(shown, total)}
          total={total}
          hasMore={shown < total}
          onMore={() => setShown(shown + pageful)}
        />
      )}
    </Tabs>
  )
}

/** What the map's selection is, in words, with what is wrong with it. */
function Selected({ store }: { store: ImportStore }) {
  const { value: selected } = store.selected
  return (
    <div class="import__selected" role="status">
      {selected === null ? (
        <p>{t.plan.previewHint}</p>
      ) : (
        <>
          <p>{t.plan.selected(selected.place.number, t.plan.becomes[selected.becomes])}</p>
          <Sentences problems={store.selectedProblems.value} />
        </>
      )}
    </div>
  )
}

function Publish({ store, preview }: { store: ImportStore; preview: PlanPreview }) {
  const [asking, setAsking] = useState(false)
  const busy = store.busy.value === 'publishing'
  const good = store.good.value
  if (store.changes.value === 0) return preview.problem_count === 0 ? <p>{t.plan.nothingToPublish}</p> : null
  if (preview.problem_count === 0) {
    return (
      <ButtonRow fixed>
        <Button
          kind="primary"
          busy={busy}
          disabled={store.validFrom.value === '' || store.wantsReason.value}
          onClick={() => void store.publish(false)}
        >
          {t.plan.publish(preview.version + 1)}
        </Button>
      </ButtonRow>
    )
  }
  return (
    <ButtonRow fixed>
      <Button
        busy={busy}
        disabled={store.validFrom.value === '' || store.wantsReason.value}
        onClick={() => setAsking(true)}
      >
        {t.plan.publishGood(good)}
      </Button>
      <ConfirmDialog
        open={asking}
        title={t.plan.publishGoodTitle(good)}
        confirm={t.plan.publishGood(good)}
        onClose={() => setAsking(false)}
        onConfirm={() => {
          setAsking(false)
          void store.publish(true)
        }}
      >
        {t.plan.publishGoodBody(preview.left_out)}
      </ConfirmDialog>
    </ButtonRow>
  )
}

/** The answer of a check: counts, map and list, and the way to publish. */
export function ImportResult({ store, preview }: { store: ImportStore; preview: PlanPreview }) {
  const problems = preview.problem_count > 0
  return (
    <section aria-labelledby="import-result">
      <h2 id="import-result" class="weui-cells__title">
        {t.plan.result}
      </h2>
      <DefinitionList items={all.map((id) => [t.plan.becomes[id], t.plan.counts(preview[id])])} />
      <div class="import__verdict" role="status">
        <StatusMark
          tone={problems ? 'attention' : 'good'}
          word={problems ? t.plan.withProblems(preview.left_out) : t.plan.clean}
        />
        <StatusMark
          tone={preview.errors > 0 ? 'danger' : preview.warnings > 0 ? 'attention' : 'good'}
          word={t.plan.checked(preview.errors, preview.warnings)}
        />
        {preview.kept > 0 && <p>{t.plan.keptHint(preview.kept)}</p>}
      </div>
      <div class="import__twins">
        {store.places.value.length > 0 && (
          <div role="group" aria-label={t.plan.preview}>
            <PreviewCanvas store={store} />
            <Selected store={store} />
          </div>
        )}
        <div class="import__lists">
          <Lists store={store} preview={preview} />
        </div>
      </div>
      {preview.errors > 0 && store.changes.value > 0 && (
        <TextField
          label={t.plan.reason}
          hint={t.plan.reasonHint}
          required
          maxLength={200}
          value={store.reason.value}
          onInput={(reason) => (store.reason.value = reason)}
        />
      )}
      <Publish store={store} preview={preview} />
    </section>
  )
}
