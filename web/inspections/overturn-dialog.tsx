import { useState } from 'preact/hooks'
import type { ActionRead } from '../../src/inspections/schema.ts'
import { api } from '../api.ts'
import { t } from '../i18n/index.ts'
import { ConfirmDialog, ErrorState, TextArea, toast, useSubmit } from '../kit/index.ts'

/** A supervisor sets an action aside, with a reason that stays visible (rule R15). */
export function OverturnDialog(props: { action: ActionRead; words: string; onClose: () => void; onDone: () => void }) {
  const [reason, setReason] = useState('')
  const [told, setTold] = useState(false)
  const missing = reason.trim() === ''
  const submission = useSubmit(async () => {
    await api.post(`/api/actions/${props.action.id}/overturn`, { reason: reason.trim() })
    toast(t.inspections.overturnedToast)
    props.onClose()
    props.onDone()
  })
  return (
    <ConfirmDialog
      open
      title={t.inspections.overturnTitle(props.words)}
      confirm={t.inspections.overturn}
      danger
      busy={submission.busy}
      onClose={props.onClose}
      onConfirm={() => {
        setTold(true)
        if (!missing) submission.submit()
      }}
    >
      <p>{t.inspections.overturnHint}</p>
      <TextArea
        label={t.inspections.reason}
        required
        max={300}
        value={reason}
        onInput={setReason}
        error={told && missing ? t.inspections.fillReason : undefined}
      />
      {submission.problem !== undefined && <ErrorState problem={submission.problem} />}
    </ConfirmDialog>
  )
}
