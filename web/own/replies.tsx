import { useState } from 'preact/hooks'
import type { OwnMatter } from '../../src/own/schema-matter.ts'
import type { Reply } from '../../src/reviews/schema.ts'
import { api } from '../api.ts'
import { formatShortDateTime, t } from '../i18n/index.ts'
import { Button, ConfirmDialog, ErrorState, useSubmit } from '../kit/index.ts'
import { freshId } from '../offline/id.ts'

function OneReply({ reply, zone, onChange }: { reply: Reply; zone: string; onChange: () => void }) {
  const [asking, setAsking] = useState(false)
  const [row] = useState(freshId)
  const { id, words, at, shown_publicly, withdrawn_at } = reply
  const takingBack = useSubmit(async () => {
    await api.post<undefined>(`/api/own/replies/${id}/withdraw`, { id: row }).finally(() => setAsking(false))
    onChange()
  })
  return (
    <li class="own-card">
      <p>
        <time dateTime={at}>{formatShortDateTime(at, zone)}</time>
      </p>
      <p class="own-quote">{withdrawn_at === null ? words : <s>{words}</s>}</p>
      <p class="own-form__hint">
        {withdrawn_at !== null
          ? t.matter.reply.withdrawn(formatShortDateTime(withdrawn_at, zone))
          : shown_publicly
            ? t.matter.reply.shown
            : t.matter.reply.inside}
      </p>
      {takingBack.problem !== undefined && <ErrorState problem={takingBack.problem} />}
      {withdrawn_at === null && (
        <Button size="large" block onClick={() => setAsking(true)}>
          {t.matter.reply.withdraw}
        </Button>
      )}
      <ConfirmDialog
        open={asking}
        title={t.matter.reply.withdrawAsk}
        confirm={t.matter.reply.withdraw}
        busy={takingBack.busy}
        onConfirm={takingBack.submit}
        onClose={() => setAsking(false)}
      >
        {t.matter.reply.withdrawHint}
      </ConfirmDialog>
    </li>
  )
}

/** What the vendor said beside the record. */
export function Replies({ matter, onChange }: { matter: OwnMatter; onChange: () => void }) {
  if (matter.replies.length === 0) return null
  return (
    <section class="own-section" aria-labelledby="replies">
      <h2 id="replies">{t.matter.reply.mine}</h2>
      <ul role="list">
        {matter.replies.map((reply) => (
          <OneReply key={reply.id} reply={reply} zone={matter.time_zone} onChange={onChange} />
        ))}
      </ul>
    </section>
  )
}
