import { useState } from 'preact/hooks'
import type { AskKind } from '../../src/ask/rules-kinds.ts'
import type { SavedView, SavedViews, ViewEntry } from '../../src/ask/schema-views.ts'
import { api } from '../api.ts'
import { t } from '../i18n/index.ts'
import { Button, Dialog, ErrorState, Switch, TextField, undoable, useLoad, useSubmit } from '../kit/index.ts'
import { addressOfView } from './store.ts'

/** One's own views and those that others share. */
export const useViews = () => useLoad((signal) => api.get<SavedViews>('/api/views', signal), [])

const entryOf = ({ kind, name, query, shared, opens_first }: SavedView): ViewEntry => ({
  kind,
  name,
  query,
  shared,
  opens_first,
})

interface ViewDialogProps {
  /** The view to change, or one to be. */
  view: SavedView
  isNew: boolean
  onSaved: (views: SavedViews) => void
  onClose: () => void
}

function ViewForm({ view, isNew, onSaved, onClose }: ViewDialogProps) {
  const [entry, setEntry] = useState(entryOf(view))
  const [tried, setTried] = useState(false)
  const saving = useSubmit(async () => {
    onSaved(await api.put<SavedViews>(`/api/views/${view.id}`, entry))
    onClose()
  })
  const removing = useSubmit(async () => {
    onSaved(await api.delete<SavedViews>(`/api/views/${view.id}`))
    onClose()
    undoable(t.ask.deleted(view.name), () => {
      void api.put<SavedViews>(`/api/views/${view.id}`, entryOf(view)).then(onSaved)
    })
  })
  const missing = tried && entry.name.trim() === '' ? t.ask.viewNameMissing : undefined
  const problem = saving.problem ?? removing.problem
  return (
    <form
      class="ask__view-form"
      onSubmit={(event) => {
        event.preventDefault()
        setTried(true)
        if (entry.name.trim() !== '') saving.submit()
      }}
    >
      <TextField
        label={t.ask.viewName}
        required
        maxLength={40}
        value={entry.name}
        error={missing}
        onInput={(name) => setEntry({ ...entry, name })}
      />
      <Switch
        label={t.ask.opensFirst}
        checked={entry.opens_first}
        onChange={(opens_first) => setEntry({ ...entry, opens_first })}
      />
      <Switch label={t.ask.share} checked={entry.shared} onChange={(shared) => setEntry({ ...entry, shared })} />
      {problem !== undefined && <ErrorState problem={problem} />}
      <div class="ask__buttons">
        {!isNew && (
          <Button kind="danger" busy={removing.busy} onClick={removing.submit}>
            {t.ask.remove}
          </Button>
        )}
        <Button onClick={onClose}>{t.ask.cancel}</Button>
        <Button kind="primary" type="submit" busy={saving.busy}>
          {t.ask.keep}
        </Button>
      </div>
    </form>
  )
}

/** Names a view, shares it, deletes it. */
export function ViewDialog(props: { view: SavedView | null } & Omit<ViewDialogProps, 'view'>) {
  const { view, ...rest } = props
  return (
    <Dialog
      open={view !== null}
      title={props.isNew ? t.ask.saveTitle : t.ask.edit(view?.name ?? '')}
      onClose={props.onClose}
      actions={<></>}
    >
      {view && <ViewForm key={view.id} view={view} {...rest} />}
    </Dialog>
  )
}

/** A view that is not saved yet. */
export const newView = (kind: AskKind, query: string): SavedView => ({
  id: crypto.randomUUID(),
  kind,
  name: '',
  query,
  shared: false,
  opens_first: false,
  of: null,
})

/** Saved views, of one list or of all; own ones can be changed. */
export function Views(props: { views: readonly SavedView[]; onEdit: (view: SavedView) => void }) {
  return (
    <section class="list" aria-label={t.ask.views}>
      <h2 class="weui-cells__title">{t.ask.views}</h2>
      <ul class="weui-cells" role="list">
        {props.views.map((view) => {
          const marks = [
            t.ask.kinds[view.kind],
            view.of === null ? view.shared && t.ask.sharedMark : t.ask.sharedBy(view.of),
            view.opens_first && t.ask.opensFirstMark,
          ].filter(Boolean)
          return (
            <li key={view.id} class="weui-cell ask__view">
              <a href={addressOfView(view)}>
                <span class="cell__title">{view.name}</span>
                <span class="cell__description">{marks.join(' · ')}</span>
              </a>
              {view.of === null && (
                <Button size="small" label={t.ask.edit(view.name)} onClick={() => props.onEdit(view)}>
                  {t.ask.change}
                </Button>
              )}
            </li>
          )
        })}
      </ul>
    </section>
  )
}
