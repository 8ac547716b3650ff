import { useState } from 'preact/hooks'
import { localName, t } from '../i18n/index.ts'
import { Button, Dialog } from '../kit/index.ts'
import { CheckVerdict } from '../checks/check-list.tsx'
import type { Studio } from './store.ts'

/** Beside their words in `t.studio.keyList`. */
const keys = ['Ctrl Z', 'Ctrl Shift Z', 'Ctrl A', 'Ctrl D', '← → ↑ ↓', 'Delete', 'Esc', 'Shift', 'Alt']

/** Says at every moment that a plan is being edited, of which market, from which version, and how much is not published. */
export function ModeBar({ studio, onPublish }: { studio: Studio; onPublish: () => void }) {
  const [asking, setAsking] = useState(false)
  const { version } = studio.base.value
  const count = studio.unsaved.value
  const progress = studio.checkProgress.value
  return (
    <div class="studio-mode">
      <p class="studio-mode__words">
        <strong>{t.studio.editing(localName(studio.market), version)}</strong>
        <span role="status">
          {count === 0 ? t.studio.nothingChanged : `${t.studio.unsaved(count)} · ${t.studio.kept[studio.kept.value]}`}
        </span>
        {progress === null ? (
          <CheckVerdict found={studio.found.value} />
        ) : (
          <span>{t.checks.running(Math.round(progress * 100))}</span>
        )}
      </p>
      <div class="studio-mode__buttons">
        <Button size="small" icon="back" disabled={!studio.canUndo.value} onClick={studio.undo}>
          {t.studio.undo}
        </Button>
        <Button size="small" icon="next" disabled={!studio.canRedo.value} onClick={studio.redo}>
          {t.studio.redo}
        </Button>
        <Button size="small" icon="info" onClick={() => setAsking(true)}>
          {t.studio.keys}
        </Button>
        <Button size="small" kind="primary" icon="upload" disabled={count === 0} onClick={onPublish}>
          {t.studio.toPublish}
        </Button>
      </div>
      <Dialog open={asking} title={t.studio.keys} onClose={() => setAsking(false)}>
        <dl class="studio-keys">
          {t.studio.keyList.map((words, index) => (
            <div key={words}>
              <dt>
                <kbd>{keys[index]}</kbd>
              </dt>
              <dd>{words}</dd>
            </div>
          ))}
        </dl>
      </Dialog>
    </div>
  )
}
