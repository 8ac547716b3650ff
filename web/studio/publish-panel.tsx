import { problemSentence } from '../i18n/problem.ts'
import { formatDay, formatDateTime, t } from '../i18n/index.ts'
import { Button, ButtonRow, DateField, ErrorState, TextField } from '../kit/index.ts'
import { HolderForm } from './holder-form.tsx'
import type { Publishing } from './publishing.ts'
import type { Studio } from './store.ts'

/** What differs from the version in force, in words. */
function Summary({ studio }: { studio: Studio }) {
  const { stalls, zones, features } = studio.changes.value
  const lines = [
    t.studio.summary(t.studio.stallsTitle, stalls.added.length, stalls.changed.length, stalls.removed.length),
    t.studio.summary(t.studio.zonesTitle, zones.added.length, zones.changed.length, zones.removed.length),
    t.studio.summary(t.studio.featuresTitle, features.added.length, features.changed.length, features.removed.length),
  ]
  return (
    <ul class="studio-panel__summary">
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  )
}

/** What both changed, one by one: what is published stands until this side's is taken instead. */
function MeetingList({ publishing, zone }: { publishing: Publishing; zone: string }) {
  const { value: met } = publishing.meeting
  if (met === null) return null
  const { theirs, conflicts } = met
  const label = (thing: object | null) =>
    thing === null
      ? t.studio.takenOff
      : 'number' in thing
        ? String(thing.number)
        : 'name' in thing
          ? String(thing.name)
          : t.studio.kind[(thing as unknown as { kind: 'tree' }).kind]
  return (
    <section class="studio-panel__meeting" aria-label={t.studio.meeting}>
      <h2>{t.studio.meeting}</h2>
      <p>
        {t.studio.meetingBy(
          theirs.published_by ?? '—',
          theirs.version,
          theirs.published_at === null ? '' : formatDateTime(theirs.published_at, zone),
        )}
      </p>
      <p>{conflicts.length === 0 ? t.studio.noConflicts : t.studio.conflicts(conflicts.length)}</p>
      <ul class="weui-cells" role="list">
        {conflicts.map((conflict) => (
          <li key={conflict.id} class="weui-cell">
            <span class="weui-cell__bd">{t.studio.conflict(label(conflict.mine), label(conflict.theirs))}</span>
            <Button size="small" onClick={() => publishing.takeMine(conflict)}>
              {t.studio.takeMine}
            </Button>
            <Button size="small" onClick={() => publishing.takeTheirs(conflict)}>
              {t.studio.takeTheirs}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** From here the plan goes out: first day, note, and whatever has to be settled before. */
export function PublishPanel({ studio, publishing }: { studio: Studio; publishing: Publishing }) {
  const { value: done } = publishing.published
  const { value: wanting } = publishing.wanting
  const { value: problem } = publishing.problem
  const first = studio.base.value.version === 0
  if (done !== null && studio.unsaved.value === 0) {
    return (
      <div class="studio-panel" role="status">
        <h2>{t.studio.published(done.version)}</h2>
        <p>{t.studio.publishedFrom(formatDay(done.valid_from))}</p>
        <ButtonRow>
          <Button kind="primary" href={`/markets/${studio.market.id}`}>
            {t.studio.toMarket}
          </Button>
        </ButtonRow>
      </div>
    )
  }
  return (
    <div class="studio-panel">
      <Summary studio={studio} />
      <MeetingList publishing={publishing} zone={studio.market.time_zone} />
      <DateField
        label={t.studio.validFrom}
        hint={t.studio.validFromHint}
        required
        value={publishing.validFrom.value}
        onInput={(day) => (publishing.validFrom.value = day)}
        {...(first ? {} : { min: studio.market.evening })}
      />
      <TextField
        label={t.studio.note}
        value={publishing.note.value}
        maxLength={200}
        onInput={(words) => (publishing.note.value = words)}
      />
      {publishing.errors.value > 0 && (
        <TextField
          label={t.studio.reason(publishing.errors.value)}
          hint={t.studio.reasonHint}
          required
          value={publishing.reason.value}
          maxLength={200}
          onInput={(words) => (publishing.reason.value = words)}
        />
      )}
      {publishing.holders.value.length > 0 && <HolderForm studio={studio} publishing={publishing} />}
      {publishing.flaws.value.length > 0 && (
        <ul class="studio-panel__flaws">
          {publishing.flaws.value.map(({ flaw, id, label }) => (
            <li key={`${flaw} ${id}`}>
              <Button size="small" kind="text" onClick={() => studio.choose([id])}>
                {t.studio.flaw[flaw](label)}
              </Button>
            </li>
          ))}
        </ul>
      )}
      {problem !== undefined && publishing.flaws.value.length === 0 && publishing.holders.value.length === 0 && (
        <ErrorState problem={problem} onRetry={() => void publishing.publish()} />
      )}
      {problem !== undefined && (publishing.flaws.value.length > 0 || publishing.holders.value.length > 0) && (
        <p role="alert">{problemSentence(problem)}</p>
      )}
      <p role="status">{wanting === null ? '' : t.studio.wanting[wanting]}</p>
      <ButtonRow>
        <Button
          kind="primary"
          busy={publishing.busy.value}
          disabled={wanting !== null || studio.unsaved.value === 0}
          onClick={() => void publishing.publish()}
        >
          {t.studio.publish(studio.base.value.version + 1)}
        </Button>
      </ButtonRow>
    </div>
  )
}
