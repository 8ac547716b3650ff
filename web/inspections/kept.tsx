import { t } from '../i18n/index.ts'
import { Button, ButtonRow, Icon } from '../kit/index.ts'
import { sending } from '../offline/outbox.ts'
import { waiting } from './sending.ts'

/** Sent, or tried: from here the content stands, only its journey can be helped along. */
export function Kept({ id, back, onRetry }: { id: string; back: string; onRetry: () => void }) {
  const here = waiting.value.some((entry) => entry.id === id)
  return (
    <div class="kept" role="status">
      <Icon name="phone" />
      <h2>{t.inspections.kept}</h2>
      <p>{t.inspections.keptHint}</p>
      <ButtonRow>
        <Button size="large" kind="primary" href={back}>
          {t.inspections.backToWalk}
        </Button>
        <Button size="large" busy={here && sending.value} onClick={onRetry}>
          {t.kit.retry}
        </Button>
      </ButtonRow>
    </div>
  )
}
