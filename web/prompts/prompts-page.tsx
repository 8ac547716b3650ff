import { useLocation, useRoute } from 'preact-iso'
import type { Market } from '../../src/markets/schema.ts'
import { patterns } from '../../src/prompts/rules-kinds.ts'
import type { PromptLine, PromptList, PromptOverview } from '../../src/prompts/schema.ts'
import { api } from '../api.ts'
import { formatDay, localName, t } from '../i18n/index.ts'
import { Button, Cell, EmptyState, List, Pager, SelectField, Show, Tabs, useLoad, usePages } from '../kit/index.ts'
import { Page } from '../shell/page.tsx'
import { can } from '../shell/who.ts'
import { LookedThrough } from './looked-through.tsx'
import { OutcomeMark } from './outcome-mark.tsx'
import { Overview } from './overview.tsx'
import './prompts.css'
import { addressOf, askedOf, pathOf, states, type Asked } from './store.ts'
import { evidenceWords, whereWords } from './words.ts'

const everything = 'all'

function Line({ prompt }: { prompt: PromptLine }) {
  return (
    <Cell
      href={`/prompts/${prompt.id}`}
      title={t.prompts.patterns[prompt.pattern]}
      description={
        <>
          <span class="prompt-line__words">{evidenceWords(prompt.evidence)}</span>
          <span class="prompt-line__words">{whereWords(prompt)}</span>
          {prompt.outcome !== null && <OutcomeMark outcome={prompt.outcome} />}
        </>
      }
    />
  )
}

function Filters({ asked, onChange }: { asked: Asked; onChange: (change: Partial<Asked>) => void }) {
  const markets = useLoad((signal) => api.get<{ markets: Market[] }>('/api/markets', signal), [])
  const chosen = (value: string) => (value === everything ? '' : value)
  return (
    <section class="prompts__filters" aria-label={t.prompts.filters}>
      <SelectField
        label={t.prompts.pattern}
        required
        value={asked.pattern || everything}
        options={[
          { value: everything, label: t.prompts.allPatterns },
          ...patterns.map((value) => ({ value: value, label: t.prompts.patterns[value] })),
        ]}
        onChange={(value) => onChange({ pattern: patterns.find((each) => each === value) ?? '' })}
      />
      <SelectField
        label={t.prompts.market}
        required
        value={asked.market || everything}
        options={[
          { value: everything, label: t.prompts.allMarkets },
          ...(markets.data?.markets ?? []).map((market) => ({ value: market.id, label: localName(market) })),
        ]}
        onChange={(value) => onChange({ market: chosen(value) })}
      />
    </section>
  )
}

/** Patterns worth a look: what is open or was looked at, and below how often chance alone does such things. */
export default function PromptsPage() {
  const { query } = useRoute()
  const { route } = useLocation()
  const asked = askedOf(query)
  const supervises = can('prompt.evaluate')
  const overview = useLoad(
    (signal) => (supervises ? api.get<PromptOverview>('/api/prompts/overview', signal) : Promise.resolve(null)),
    [supervises],
  )
  const list = usePages(async (after, signal) => {
    const { prompts, next } = await api.get<PromptList>(pathOf(asked, after), signal)
    return { rows: prompts, next }
  }, Object.values(asked))
  const go = (change: Partial<Asked>) => route(addressOf({ ...asked, ...change }), true)
  const lookedThrough = () => {
    overview.reload()
    list.first.reload()
  }
  return (
    <Page title={t.prompts.title} back="/me">
      <div class="prompts">
        <p class="prompts__about">{supervises ? t.prompts.about : t.prompts.aboutOwn}</p>
        {overview.data && <LookedThrough overview={overview.data} onDone={lookedThrough} />}
        <Tabs
          label={t.prompts.list}
          tabs={states.map((id) => ({ id, label: t.prompts.states[id] }))}
          value={asked.state}
          onChange={(state) => go({ state })}
        >
          {supervises && <Filters asked={asked} onChange={go} />}
          {asked.from !== '' && (
            <p class="prompts__since">
              {t.prompts.since(formatDay(asked.from))}{' '}
              <Button size="small" onClick={() => go({ from: '' })}>
                {t.prompts.anyDay}
              </Button>
            </p>
          )}
          <Show of={list.first}>
            {() =>
              list.page?.rows.length ? (
                <>
                  <List>
                    {list.page.rows.map((prompt) => (
                      <Line key={prompt.id} prompt={prompt} />
                    ))}
                  </List>
                  {list.pager && <Pager {...list.pager} />}
                </>
              ) : asked.state === 'open' ? (
                <EmptyState icon="check" title={t.prompts.none}>
                  {t.prompts.noneHint}
                </EmptyState>
              ) : (
                <EmptyState title={asked.state === 'all' ? t.prompts.noneAtAll : t.prompts.noneAnswered} />
              )
            }
          </Show>
        </Tabs>
        {supervises && <Show of={overview}>{(known) => known && <Overview overview={known} />}</Show>}
      </div>
    </Page>
  )
}
