import { formatTime, t } from '../i18n/index.ts'
import { Button, StatusMark } from '../kit/index.ts'
import { timeZone } from '../shell/who.ts'
import type { Following } from './follow.ts'

/** Where to sign in again and come back to this page. */
const signInAddress = () => `/sign-in?to=${encodeURIComponent(location.pathname + location.search)}`

/** Says in words whether the board follows the office, and of when its figures are. */
export function LinkState({ following }: { following: Following }) {
  const { value: link } = following.link
  const as_of = following.answer.value?.as_of
  const at = as_of === undefined ? '—' : formatTime(as_of, timeZone.value)
  return (
    <div class="tonight-link">
      <p role="status">
        {link === 'live' ? (
          <StatusMark tone="good" word={t.tonight.live} />
        ) : link === 'starting' ? (
          t.tonight.starting
        ) : (
          <StatusMark tone="attention" icon="offline" word={link === 'ended' ? t.tonight.ended : t.tonight.lost(at)} />
        )}
      </p>
      {(link === 'live' || link === 'ended') && as_of !== undefined && (
        <p class="tonight-link__at">{t.tonight.asOf(at)}</p>
      )}
      {link === 'lost' && (
        <Button size="small" icon="sync" onClick={following.retry}>
          {t.tonight.retry}
        </Button>
      )}
      {link === 'ended' && (
        <Button size="small" kind="primary" href={signInAddress()}>
          {t.tonight.signIn}
        </Button>
      )}
    </div>
  )
}
