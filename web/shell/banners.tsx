import type { ComponentChildren } from 'preact'
import { t } from '../i18n/index.ts'
import { Button, Icon, type IconName } from '../kit/index.ts'
import { online, update, waiting } from './update.ts'
import { me } from './who.ts'

function Banner(props: { kind: string; icon: IconName; children: ComponentChildren; action?: ComponentChildren }) {
  return (
    <div class={`banner banner_${props.kind}`}>
      <Icon name={props.icon} />
      <p>{props.children}</p>
      {props.action}
    </div>
  )
}

/** What holds for the whole app right now, in words, above everything: no connection, sample data, a new version. */
export function Banners() {
  return (
    <div class="banners" role="status">
      {!online.value && (
        <Banner kind="offline" icon="offline">
          {t.shell.offline}
        </Banner>
      )}
      {waiting.value && (
        <Banner
          kind="update"
          icon="sync"
          action={
            <Button kind="text" size="small" onClick={update}>
              {t.shell.updateNow}
            </Button>
          }
        >
          {t.shell.updateReady}
        </Banner>
      )}
      {me.value?.sample && (
        <Banner kind="sample" icon="info">
          {t.shell.sample}
        </Banner>
      )}
    </div>
  )
}
