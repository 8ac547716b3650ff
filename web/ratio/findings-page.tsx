import './ratio.css'
import { useLocation } from 'preact-iso'
import {
  findingParts,
  type CountedFinding,
  type FindingPart,
  type FindingsPage as Found,
} from '../../src/ratio/schema.ts'
import { dayIn } from '../../src/shared/evening.ts'
import { api, withQuery } from '../api.ts'
import { formatShortDateTime, language, listed, localName, t } from '../i18n/index.ts'
import { Cell, EmptyState, List, Pager, SelectField, Show, usePages } from '../kit/index.ts'
import { Phones } from '../offline/phones.tsx'
import { Page } from '../shell/page.tsx'
import { can, timeZone } from '../shell/who.ts'
import { periodWords } from './figures.tsx'
import { addressOf, askedOf, listOfPart, narrowedOf } from './store.ts'

const actionWords = ({ kind, overturned }: CountedFinding['actions'][number]) => {
  const name = (t.enforcement.kinds as Record<string, string>)[kind] ?? kind
  return overturned ? `${name}（${t.ratio.overturnedMark}）` : name
}

function Finding({ row }: { row: CountedFinding }) {
  const item = language.value === 'en' ? row.item_name_en : row.item_name
  const market = localName({ name: row.market_name, name_en: row.market_name_en })
  const squad = localName({ name: row.squad_name, name_en: row.squad_name_en })
  const where = [market, row.place, row.vendor_name].filter(Boolean).join(' · ')
  return (
    <Cell
      title={`${item} — ${listed(row.actions.map(actionWords))}`}
      description={
        <>
          {where}
          <br />
          {`${formatShortDateTime(row.at, row.time_zone)} · ${squad}`}
        </>
      }
      href={`/matters/${row.id}`}
    />
  )
}

/** The findings behind one figure of the ratio page, newest evening first; each leads to its matter. */
export default function FindingsPage() {
  const { query, route } = useLocation()
  const asked = askedOf(query, dayIn(timeZone.value, new Date()))
  const narrowed = narrowedOf(query)
  const { item, category, hour } = narrowed
  const part = findingParts.find((each) => each === query['part']) ?? 'handled'
  const { from, to, market, squad } = asked
  const list = usePages(
    (before, signal) =>
      api.get<Found>(withQuery('/api/ratio/findings', { from, to, market, squad, part, ...narrowed, before }), signal),
    [from, to, market, squad, part, item, category, hour],
  )
  const asList = listOfPart(asked, part, narrowed)
  const options = findingParts.map((value) => ({ value, label: t.ratio.parts[value] }))
  return (
    <Page title={t.ratio.findings} back={addressOf(asked)}>
      <Phones />
      <SelectField<FindingPart>
        label={periodWords(asked)}
        required
        value={part}
        options={options}
        onChange={(next) => route(addressOf(asked, next, narrowed), true)}
      />
      <Show of={list.first}>
        {() =>
          list.page?.rows.length ? (
            <>
              <List title={t.ratio.parts[part]}>
                {list.page.rows.map((row) => (
                  <Finding key={row.id} row={row} />
                ))}
              </List>
              {asList !== null && can('record.ask') && (
                <p class="page__foot">
                  <a href={asList}>{t.ratio.asList}</a>
                </p>
              )}
              {list.pager && <Pager {...list.pager} />}
            </>
          ) : (
            <EmptyState title={t.ratio.noFindings}>{t.ratio.noFindingsHint}</EmptyState>
          )
        }
      </Show>
    </Page>
  )
}
