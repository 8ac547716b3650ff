import { t } from '../i18n/index.ts'
import { Button, SelectField, type IconName } from '../kit/index.ts'
import type { EditorTool } from '../map/editor.ts'
import { drawnKinds, kinds, type DrawnKind } from './kinds.ts'
import type { Studio } from './store.ts'

const pointers: readonly [EditorTool, IconName][] = [
  ['select', 'check'],
  ['box', 'filter'],
  ['vertices', 'edit'],
  ['turn', 'sync'],
]

/** How a kind is drawn: stalls as rectangles along the street, the rest by its shape. */
const toolFor = (kind: DrawnKind): EditorTool => (kind === 'stall' ? 'stall' : kinds[kind].shape)

/** What the pointer does; what it does now is pressed, and said below in words. */
export function Toolbar({ studio }: { studio: Studio }) {
  const { value: tool } = studio.tool
  const { value: kind } = studio.kind
  const drawing = tool === toolFor(kind)
  return (
    <div class="studio-tools" role="toolbar" aria-label={t.studio.tools}>
      {pointers.map(([each, icon]) => (
        <Button key={each} size="small" icon={icon} pressed={tool === each} onClick={() => studio.use(each)}>
          {t.studio.tool[each as 'select']}
        </Button>
      ))}
      <div class="studio-tools__draw">
        <SelectField<DrawnKind>
          label={t.studio.drawWhat}
          required
          value={kind}
          options={drawnKinds.map((each) => ({ value: each, label: t.studio.kind[each] }))}
          onChange={(each) => studio.use(toolFor(each), each)}
        />
        <Button size="small" icon="plus" pressed={drawing} onClick={() => studio.use(toolFor(kind), kind)}>
          {t.studio.draw(t.studio.kind[kind])}
        </Button>
      </div>
      <Button
        size="small"
        icon="sync"
        pressed={studio.snaps.value}
        onClick={() => (studio.snaps.value = !studio.snaps.value)}
      >
        {t.studio.snap}
      </Button>
      <p class="studio-tools__hint" role="status">
        {t.studio.toolHint[tool]}
      </p>
    </div>
  )
}
