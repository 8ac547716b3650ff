import { useLocation } from 'preact-iso'
import { useEffect, useState } from 'preact/hooks'
import { squadOf, t } from '../i18n/index.ts'
import { Button, ButtonRow, Cell, ConfirmDialog, ErrorState, Icon, later, List, useSubmit } from '../kit/index.ts'
import { Page } from './page.tsx'
import { install, installOffer } from './update.ts'
import { readOutbox, waiting } from '../offline/outbox.ts'
import { can, signOut, who } from './who.ts'

/** For supervisors only. */
const SettingsLink = later(
  () => import('../documents/settings-link.tsx').then((chunk) => chunk.SettingsLink),
  ['documents'],
)

/** For officers only; nobody waits for it. */
const OwnWeek = later(() => import('../rosters/own-week.tsx').then((chunk) => chunk.OwnWeek), ['rosters'])

/** Who is signed in, how it looks, and the way out. */
export default function MePage() {
  const { route } = useLocation()
  const [asking, setAsking] = useState(false)
  const leaving = useSubmit(async () => {
    await signOut()
    route('/', true)
  })
  useEffect(() => void readOutbox().catch(() => undefined), [])
  const me = who.value
  const left = waiting.value.length
  if (!me) return null
  const certificate =
    me.kind === 'person' && me.role === 'officer' ? ` · ${me.certified ? t.me.certified : t.me.auxiliary}` : ''
  return (
    <Page title={t.shell.me}>
      <div class="me">
        <span class="me__face">
          <Icon name="person" />
        </span>
        <div>
          <p class="me__name">{me.name}</p>
          <p>
            {t.shell.role[me.role]}
            {certificate}
          </p>
          {me.kind === 'person' && me.squad_name && <p>{squadOf(me)}</p>}
        </div>
      </div>
      {can('patrol.run') && <OwnWeek.Quiet />}
      <List>
        {can('record.ask') && <Cell icon="search" title={t.me.ask} description={t.me.askHint} href="/ask" />}
        {can('vendor.edit') && <Cell icon="stall" title={t.shell.vendors} href="/vendors" />}
        {can('person.edit') && <Cell icon="people" title={t.me.people} href="/people" />}
        {can('person.edit') && (
          <Cell icon="settings" title={t.me.district} description={t.me.districtHint} href="/settings/district" />
        )}
        {can('held.decide') && (
          <Cell icon="record" title={t.offline.heldTitle} description={t.offline.heldHint} href="/held" />
        )}
        {can('incident.read') && (
          <Cell icon="alert" title={t.me.incidents} description={t.me.incidentsHint} href="/incidents" />
        )}
        {can('inspection.log') && (
          <Cell icon="check" title={t.me.named} description={t.me.namedHint} href="/confirmations" />
        )}
        {can('market.edit') && <Cell icon="list" title={t.me.points} description={t.me.pointsHint} href="/points" />}
        {can('document.edit') && <SettingsLink />}
        {can('review.decide') && (
          <Cell icon="people" title={t.me.reviews} description={t.me.reviewsHint} href="/reviews" />
        )}
        {can('prompt.read') && <Cell icon="info" title={t.me.prompts} href="/prompts" />}
        <Cell icon="settings" title={t.shell.settings} description={t.shell.settingsHint} href="/settings" />
        {installOffer.value && (
          <Cell icon="download" title={t.me.install} description={t.me.installHint} onClick={() => void install()} />
        )}
      </List>
      {leaving.problem !== undefined && <ErrorState problem={leaving.problem} />}
      <ButtonRow>
        <Button busy={leaving.busy} onClick={() => setAsking(true)}>
          {t.shell.signOut}
        </Button>
      </ButtonRow>
      <ConfirmDialog
        open={asking}
        title={t.shell.signOutAsk}
        confirm={t.shell.signOut}
        onClose={() => setAsking(false)}
        onConfirm={() => {
          setAsking(false)
          leaving.submit()
        }}
      >
        {left > 0 && <p role="alert">{t.offline.signOutWaiting(left)}</p>}
      </ConfirmDialog>
    </Page>
  )
}
