import './checklist.css'
import { isEnforcement, ladder } from '../../src/enforcement/rules.ts'
import { actionKinds, type ActionKind } from '../../src/enforcement/rules-kinds.ts'
import { listed, t } from '../i18n/index.ts'
import { Table } from '../kit/index.ts'
import { Page } from '../shell/page.tsx'

const inOrder = [...actionKinds].sort((a, b) => ladder[a].rank - ladder[b].rank)

/** What a kind of action needs to be recorded, in words. */
function needs(kind: ActionKind): string {
  const { class: of, must, on_patrol } = ladder[kind]
  return (
    listed([
      ...(isEnforcement(of) ? [t.checklist.twoOfficers] : []),
      ...(on_patrol ? [] : [t.checklist.needsCase]),
      ...must.map((field) => t.enforcement.fields[field]),
    ]) || t.checklist.nothing
  )
}

/** 处置阶梯: each kind's class, order and needs; read only, since it is law and the ratio's definition. */
export default function LadderPage() {
  return (
    <Page title={t.checklist.ladder} back="/settings/district" width="wide">
      <p class="checklist__hint">{t.checklist.ladderAbout}</p>
      <p class="checklist__hint">{t.checklist.ladderWhy}</p>
      <Table<ActionKind>
        caption={t.checklist.ladderCaption}
        rows={inOrder}
        rowKey={(kind) => kind}
        columns={[
          { head: t.checklist.kind, cell: (kind) => t.enforcement.kinds[kind] },
          { head: t.checklist.class, cell: (kind) => t.checklist.classes[ladder[kind].class] },
          {
            head: t.checklist.counts,
            cell: (kind) => (isEnforcement(ladder[kind].class) ? t.checklist.yes : t.checklist.no),
          },
          { head: t.checklist.needs, cell: (kind) => <span class="checklist__trades">{needs(kind)}</span> },
          {
            head: t.checklist.where,
            cell: (kind) => (ladder[kind].on_patrol ? t.checklist.onPatrol : t.checklist.atDesk),
          },
        ]}
      />
    </Page>
  )
}
