import { useRoute } from 'preact-iso'
import { useEffect, useMemo, useState } from 'preact/hooks'
import { v7 as newId } from 'uuid'
import type { CheckSettingsAnswer } from '../../src/checks/schema.ts'
import type { Market } from '../../src/markets/schema.ts'
import type { PlanVersion } from '../../src/studio/schema.ts'
import { api } from '../api.ts'
import { createCheckRunner } from '../checks/runner.ts'
import { localName, t } from '../i18n/index.ts'
import { EmptyState, Show, useLoad } from '../kit/index.ts'
import { loadCategories } from '../plan/categories.ts'
import { Page } from '../shell/page.tsx'
import { drafts, type PlanDraft } from './drafts.ts'
import { DraftOffer } from './draft-offer.tsx'
import { createStudio } from './store.ts'
import './studio.css'
import { Workbench } from './workbench.tsx'

interface Opened {
  market: Market
  version: PlanVersion
  settings: CheckSettingsAnswer['settings']
  draft: PlanDraft | null
}

async function open(id: string, signal: AbortSignal): Promise<Opened> {
  const [market, version, { settings }, draft] = await Promise.all([
    api.get<Market>(`/api/markets/${id}`, signal),
    api.get<PlanVersion>(`/api/markets/${id}/plans/latest`, signal),
    api.get<CheckSettingsAnswer>(`/api/markets/${id}/checks/settings`, signal),
    drafts.of(id).catch(() => undefined),
    loadCategories().catch(() => undefined),
  ])
  return { market, version, settings, draft: draft ?? null }
}

function Bench({ market, version, settings, draft }: Opened) {
  const [offered, setOffered] = useState(draft)
  const studio = useMemo(
    () =>
      createStudio({
        market,
        version,
        settings,
        runner: createCheckRunner(),
        drafts,
        newId: () => newId(),
        now: () => new Date(),
      }),
    [market, version, settings],
  )
  useEffect(() => () => studio.stop(), [studio])
  if (offered !== null) {
    return <DraftOffer studio={studio} draft={offered} onDecided={() => setOffered(null)} />
  }
  return <Workbench studio={studio} />
}

/** The plan studio: draw, number, check and publish a market's stalls. */
export default function StudioPage() {
  const id = useRoute().params['market'] ?? ''
  const opened = useLoad((signal) => open(id, signal), [id])
  const title = opened.data === undefined ? t.studio.title : `${t.studio.title} · ${localName(opened.data.market)}`
  return (
    <Page title={title} back={`/markets/${id}`} width="flush">
      <Show of={opened} words={t.studio.opening}>
        {(given) =>
          given.market.kind === 'street' ? (
            <EmptyState icon="market" title={t.studio.noPlots}>
              {t.studio.noPlotsHint}
            </EmptyState>
          ) : (
            <Bench {...given} />
          )
        }
      </Show>
    </Page>
  )
}
