import type { ComponentChildren } from 'preact'
import { useEffect, useId, useRef } from 'preact/hooks'
import { t } from '../i18n/index.ts'
import { Button } from './button.tsx'

interface DialogProps {
  open: boolean
  title: string
  children?: ComponentChildren
  /** Escape, the Android back gesture and the close button end here. */
  onClose: () => void
  /** Buttons, the one that goes on last. Without them there is one that closes. */
  actions?: ComponentChildren
}

/** A question that must be answered before going on; focus stays inside and returns afterwards. Forms are pages. */
export function Dialog({ open, title, children, onClose, actions }: DialogProps) {
  const id = useId()
  const dialog = useRef<HTMLDialogElement>(null)

  useEffect(() => {
    const element = dialog.current
    if (!element || !open) return
    const before = document.activeElement
    element.showModal()
    return () => {
      element.close()
      if (before instanceof HTMLElement && before.isConnected) before.focus()
    }
  }, [open])

  return (
    <dialog
      ref={dialog}
      class="dialog"
      aria-labelledby={id}
      onCancel={(event) => {
        event.preventDefault()
        onClose()
      }}
    >
      {open && (
        <>
          <h2 class="dialog__title" id={id}>
            {title}
          </h2>
          {children !== undefined && <div class="dialog__body">{children}</div>}
          <div class="dialog__actions">{actions ?? <Button onClick={onClose}>{t.kit.dismiss}</Button>}</div>
        </>
      )}
    </dialog>
  )
}

interface ConfirmProps extends Omit<DialogProps, 'actions'> {
  /** What the button does, as a verb: "结束分配", never "确定". */
  confirm: string
  onConfirm: () => void
  danger?: boolean
  busy?: boolean
}

export function ConfirmDialog({ confirm, onConfirm, danger, busy, ...dialog }: ConfirmProps) {
  return (
    <Dialog
      {...dialog}
      actions={
        <>
          <Button onClick={dialog.onClose}>{t.kit.cancel}</Button>
          <Button kind={danger ? 'danger' : 'primary'} busy={busy ?? false} onClick={onConfirm}>
            {confirm}
          </Button>
        </>
      }
    />
  )
}
