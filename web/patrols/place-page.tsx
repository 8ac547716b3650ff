import { useLocation, useRoute } from 'preact-iso'
import { useEffect, useState } from 'preact/hooks'
import { findingAddress } from '../../src/inspections/rules-address.ts'
import type { Subject } from '../../src/inspections/schema.ts'
import { ApiProblem } from '../api.ts'
import { captureOf } from '../inspections/capture.ts'
import { send } from '../inspections/sending.ts'
import { t } from '../i18n/index.ts'
import { Button, ButtonRow, Cell, List, SearchBox, Show, TextField, useLoad } from '../kit/index.ts'
import { loadCategories } from '../plan/categories.ts'
import { Page } from '../shell/page.tsx'
import { findVendors, readVendorsAhead, type FoundVendor } from './find-vendor.ts'
import './patrols.css'
import { freshId } from '../offline/id.ts'
import { answerOf, lastChoice, loadRound, rememberChoice, tell } from './store.ts'

type Position = { lng: number; lat: number } | null

function PositionButton({ position, onTaken }: { position: Position; onTaken: (position: Position) => void }) {
  const [state, setState] = useState<'idle' | 'asking' | 'failed'>('idle')
  const take = () => {
    setState('asking')
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        setState('idle')
        // Six decimals are a decimetre, finer than any phone.
        onTaken({ lng: Number(coords.longitude.toFixed(6)), lat: Number(coords.latitude.toFixed(6)) })
      },
      () => setState('failed'),
      { enableHighAccuracy: true, timeout: 15_000 },
    )
  }
  return (
    <div class="position">
      <Button size="large" icon={position ? 'check' : 'map'} busy={state === 'asking'} onClick={take}>
        {position ? t.patrols.positionTaken : t.patrols.position}
      </Button>
      <p class="field__hint" role="status">
        {state === 'failed' ? t.patrols.positionFailed : t.patrols.positionHint}
      </p>
    </div>
  )
}

interface VendorChoiceProps {
  market: string
  chosen: FoundVendor | null
  onChoose: (vendor: FoundVendor | null) => void
}

function VendorChoice({ market, chosen, onChoose }: VendorChoiceProps) {
  const [query, setQuery] = useState('')
  useEffect(() => {
    readVendorsAhead(market)
    loadCategories(answerOf).catch(() => undefined)
  }, [market])
  const typed = query.trim()
  const found = useLoad(async (signal) => (typed === '' ? null : findVendors(market, typed, signal)), [market, typed])
  if (chosen) {
    return (
      <p class="vendor-chosen">
        <span>{t.patrols.vendorChosen(chosen.name)}</span>
        <Button size="small" onClick={() => onChoose(null)}>
          {t.patrols.vendorClear}
        </Button>
      </p>
    )
  }
  return (
    <div>
      <h2 class="weui-cells__title">{t.patrols.vendor}</h2>
      <p class="field__hint vendor-hint">{t.patrols.vendorHint}</p>
      <SearchBox label={t.patrols.vendorSearch} value={query} onInput={setQuery} />
      <Show of={found}>
        {(page) =>
          page && (
            <>
              {page.here && <p class="vendor-hint">{t.patrols.vendorsHere}</p>}
              {page.vendors.length === 0 && <p class="vendor-hint">{t.patrols.vendorNone}</p>}
              <List>
                {page.vendors.map((vendor) => (
                  <Cell
                    key={vendor.id}
                    title={vendor.name}
                    description={vendor.words}
                    onClick={() => onChoose(vendor)}
                  />
                ))}
              </List>
            </>
          )
        }
      </Show>
    </div>
  )
}

/** A vendor met where there is no stall: where, who if known, then as everywhere: in order or findings. */
export default function PlacePage() {
  const { params } = useRoute()
  const { route } = useLocation()
  const patrol = params['patrol'] ?? ''
  const round = useLoad((signal) => loadRound(patrol, signal), [patrol])
  const last = lastChoice<string>('place')
  const [place, setPlace] = useState(last ?? '')
  const [position, setPosition] = useState<Position>(null)
  const [vendor, setVendor] = useState<FoundVendor | null>(null)
  const [told, setTold] = useState(false)
  const words = place.trim()
  const subject: Subject = { kind: 'place', place: words, at: position, vendor_id: vendor?.id ?? null }
  const go = (then: () => void) => {
    setTold(true)
    if (words === '') return
    rememberChoice('place', words)
    then()
  }
  return (
    <Page title={t.patrols.roaming} back={`/patrols/${patrol}`}>
      <Show of={round}>
        {(loaded) => (
          <>
            <TextField
              label={t.patrols.place}
              hint={last !== null && place === last ? t.patrols.placeRemembered : t.patrols.placeHint}
              required
              maxLength={80}
              value={place}
              onInput={setPlace}
              error={told && words === '' ? t.patrols.fillPlace : undefined}
            />
            <PositionButton position={position} onTaken={setPosition} />
            <VendorChoice market={loaded.market.id} chosen={vendor} onChoose={setVendor} />
            <ButtonRow fixed>
              <Button
                size="large"
                icon="alert"
                onClick={() => go(() => route(findingAddress(patrol, subject, words, vendor?.category_id ?? null)))}
              >
                {t.patrols.found}
              </Button>
              <Button
                size="large"
                kind="primary"
                icon="check"
                onClick={() =>
                  go(() => {
                    const draft = { id: freshId(), subject, findings: [], note: '', amends: null, amend_reason: null }
                    send(loaded.market.id, captureOf(draft, loaded, new Date()), words).then(
                      (became) => tell(words, became),
                      // What was refused stands in the list of what waits, with why.
                      (error: unknown) => {
                        if (error instanceof ApiProblem && error.code === 'not_kept') tell(words, 'not_kept')
                      },
                    )
                    route(`/patrols/${patrol}`)
                  })
                }
              >
                {t.patrols.allRight}
              </Button>
            </ButtonRow>
          </>
        )}
      </Show>
    </Page>
  )
}
