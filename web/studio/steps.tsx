import { moveBy, remove, turnBy } from '../../src/studio/rules-actions.ts'
import { duplicate } from '../../src/studio/rules-split.ts'
import { t } from '../i18n/index.ts'
import { Button, ButtonRow } from '../kit/index.ts'
import { CommitNumber } from './commit-field.tsx'
import type { Studio } from './store.ts'

/** Takes things off the plan; undo brings them back. */
export const removeChosen = (studio: Studio) => studio.change(remove(studio.document.value, studio.chosen.value))

/** Doubles what is chosen beside itself and goes on with the copies. */
export function duplicateChosen(studio: Studio) {
  const { document, ids } = duplicate(
    studio.document.value,
    studio.plane.value,
    studio.chosen.value,
    [1, -1],
    studio.newId,
  )
  studio.change(document)
  studio.choose(ids)
}

/** What can be done with anything that is chosen: move and turn by numbers, double, delete. */
export function Steps({ studio, ids }: { studio: Studio; ids: readonly string[] }) {
  const { document, plane } = studio
  const turn = (degrees: number) => studio.change(turnBy(document.value, plane.value, ids, degrees))
  return (
    <>
      <div class="studio-panel__pair">
        <CommitNumber
          label={t.studio.moveAlong}
          unit={t.studio.metres}
          value={0}
          onCommit={(by) => studio.change(moveBy(document.value, plane.value, ids, [by, 0]))}
        />
        <CommitNumber
          label={t.studio.moveAcross}
          unit={t.studio.metres}
          value={0}
          onCommit={(by) => studio.change(moveBy(document.value, plane.value, ids, [0, by]))}
        />
      </div>
      <div class="studio-panel__buttons" role="group" aria-label={t.studio.turn}>
        {[-90, -15, -1, 1, 15, 90].map((degrees) => (
          <Button key={degrees} size="small" onClick={() => turn(-degrees)} label={t.studio.turnBy(degrees)}>
            {`${degrees > 0 ? '↻' : '↺'}${Math.abs(degrees)}°`}
          </Button>
        ))}
      </div>
      <ButtonRow>
        <Button size="small" icon="plus" onClick={() => duplicateChosen(studio)}>
          {t.studio.duplicate}
        </Button>
        <Button size="small" kind="danger" icon="close" onClick={() => removeChosen(studio)}>
          {t.studio.remove(ids.length)}
        </Button>
      </ButtonRow>
    </>
  )
}
