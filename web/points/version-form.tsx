import { useState } from 'preact/hooks'
import type { PointsPage, PointsVersionEntry } from '../../src/points/schema.ts'
import { addDays } from '../../src/shared/evening.ts'
import { api } from '../api.ts'
import { StepForm } from '../assignments/step-form.tsx'
import { localName, t } from '../i18n/index.ts'
import { DateField, NumberField, toast } from '../kit/index.ts'

interface VersionFormProps {
  page: PointsPage
  onDone: (page: PointsPage) => void
  onCancel: () => void
}

/** The next version of the table, begun from the newest. */
export function VersionForm({ page, onDone, onCancel }: VersionFormProps) {
  const [newest] = page.versions
  const version = (newest?.version ?? 0) + 1
  const tomorrow = addDays(page.today, 1)
  const [valid_from, setFrom] = useState(tomorrow)
  const [points, setPoints] = useState<Readonly<Record<string, number | null>>>(() =>
    Object.fromEntries(newest?.items.map((item) => [item.item_code, item.points]) ?? []),
  )
  const isRight = (value: number | null | undefined) =>
    value === null || value === undefined || (value >= 1 && value <= 12)
  const bad = page.items.filter(({ code }) => !isRight(points[code]))
  const wrong = {
    ...(valid_from < tomorrow && { from: t.points.fromWrong }),
    ...Object.fromEntries(bad.map(({ code }) => [code, t.points.itemWrong])),
  }
  const write = async () => {
    const items = page.items.flatMap(({ code }) => {
      const given = points[code]
      return given === null || given === undefined ? [] : [{ item_code: code, points: given }]
    })
    const entry: PointsVersionEntry = { version, valid_from, items }
    onDone(await api.put<PointsPage>(`/api/points/versions/${version}`, entry))
    toast(t.points.published)
  }
  return (
    <StepForm
      title={`${t.points.newVersion} · ${t.points.version(version)}`}
      go={t.points.publish}
      wrong={wrong}
      write={write}
      onCancel={onCancel}
    >
      {(told) => (
        <>
          <p class="points__hint">{t.points.newHint}</p>
          <DateField
            label={t.points.from}
            required
            min={tomorrow}
            value={valid_from}
            error={told['from']}
            onInput={setFrom}
          />
          <div class="points__items">
            {page.items.map((item) => (
              <NumberField
                key={item.code}
                label={localName(item)}
                unit={t.points.points}
                value={points[item.code] ?? null}
                error={told[item.code]}
                onInput={(value) => setPoints((before) => ({ ...before, [item.code]: value }))}
              />
            ))}
          </div>
        </>
      )}
    </StepForm>
  )
}
