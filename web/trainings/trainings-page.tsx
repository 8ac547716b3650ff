import { useState } from 'preact/hooks'
import type { EndingTrainings, Training, TrainingEntry, Trainings } from '../../src/trainings/schema.ts'
import { useLocation } from 'preact-iso'
import { api, withQuery } from '../api.ts'
import { Changes } from '../events/changes.tsx'
import { formatDay, t } from '../i18n/index.ts'
import { Button, Cell, EmptyState, List, Pager, Show, StatusMark, useLoad, usePages } from '../kit/index.ts'
import { Page } from '../shell/page.tsx'
import { TrainingForm } from './training-form.tsx'
import './trainings.css'

type Row = Trainings['rows'][number]

const about = (row: Row) =>
  [
    formatDay(row.held_on),
    t.trainings.audiences[row.audience],
    t.trainings.were(row.officers + row.vendors),
    row.valid_until && t.trainings.until(formatDay(row.valid_until)),
  ]
    .filter(Boolean)
    .join(' · ')

function Ending() {
  const ending = useLoad((signal) => api.get<EndingTrainings>('/api/trainings/ending', signal), [])
  return (
    <Show of={ending}>
      {({ rows, total, today, days }) =>
        rows.length === 0 ? (
          <p class="trainings__hint">{t.trainings.nothingEnds(days)}</p>
        ) : (
          <List
            title={t.trainings.ending}
            tips={
              t.trainings.endingHint(days) + (total > rows.length ? t.trainings.endingShown(rows.length, total) : '')
            }
          >
            {rows.map((row) => (
              <Cell
                key={`${row.kind} ${row.id} ${row.topic}`}
                title={`${row.name} · ${row.topic}`}
                description={t.trainings.until(formatDay(row.valid_until))}
                value={
                  row.valid_until < today ? (
                    <StatusMark tone="danger" word={t.trainings.over} />
                  ) : (
                    <StatusMark tone="attention" word={t.trainings.soon} />
                  )
                }
                href={row.kind === 'officer' ? `/people/${row.id}` : `/vendors/${row.id}`}
              />
            ))}
          </List>
        )
      }
    </Show>
  )
}

/** 培训: lessons, newest first, and what runs out. */
export default function TrainingsPage() {
  const { route } = useLocation()
  const [adding, setAdding] = useState(false)
  const [today, setToday] = useState('')
  const list = usePages(async (before, signal) => {
    const page = await api.get<Trainings>(withQuery('/api/trainings', { before }), signal)
    setToday(page.today)
    return page
  }, [])
  const add = async (entry: TrainingEntry) => {
    const { id } = await api.post<Training>('/api/trainings', entry)
    route(`/trainings/${id}`)
  }
  return (
    <Page
      title={t.trainings.title}
      back="/settings/district"
      actions={
        <Button size="small" icon="plus" onClick={() => setAdding(true)}>
          {t.trainings.add}
        </Button>
      }
    >
      {adding && (
        <TrainingForm
          title={t.trainings.add}
          of={{ ...emptyTraining, held_on: today }}
          onSave={add}
          onCancel={() => setAdding(false)}
        />
      )}
      <Ending />
      <Show of={list.first}>
        {() =>
          list.page?.rows.length ? (
            <>
              <List title={t.trainings.lessons}>
                {list.page.rows.map((row) => (
                  <Cell
                    key={row.id}
                    title={row.topic}
                    description={about(row)}
                    value={
                      row.cancelled ? <StatusMark tone="plain" icon="close" word={t.trainings.cancelled} /> : undefined
                    }
                    href={`/trainings/${row.id}`}
                  />
                ))}
              </List>
              {list.pager && <Pager {...list.pager} />}
            </>
          ) : (
            <EmptyState icon="people" title={t.trainings.none}>
              {t.trainings.noneHint}
            </EmptyState>
          )
        }
      </Show>
      <Changes kind="training.saved" />
    </Page>
  )
}

const emptyTraining: TrainingEntry = {
  topic: '',
  audience: 'officers',
  held_on: '',
  valid_until: null,
  place: null,
  note: null,
  cancelled: false,
}
