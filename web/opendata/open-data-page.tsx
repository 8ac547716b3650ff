import './open-data.css'
import { useState } from 'preact/hooks'
import { fieldsOf, fileNames, least, license, type OpenFile } from '../../src/opendata/rules.ts'
import type { OpenMonths } from '../../src/opendata/schema.ts'
import { api } from '../api.ts'
import { formatDate, t } from '../i18n/index.ts'
import { Button, ConfirmDialog, EmptyState, ErrorState, Show, Table, toast, useLoad, useSubmit } from '../kit/index.ts'
import { monthWords } from '../ratio/month-words.ts'
import { Page } from '../shell/page.tsx'
import { can, timeZone } from '../shell/who.ts'
import { Publish } from './publish.tsx'

type Month = OpenMonths['months'][number]

/** A public month's files; whoever may takes it back, after it was said what that means. */
function OpenMonth({ month: { month, published_at }, again }: { month: Month; again: () => void }) {
  const [asking, setAsking] = useState(false)
  const taking = useSubmit(async () => {
    await api.post('/api/open-data', { month, published: false })
    setAsking(false)
    toast(t.opendata.takenBack)
    again()
  })
  const name = monthWords(month)
  return (
    <li class="open-data__month">
      <h3>{name}</h3>
      <p class="open-data__hint">{t.opendata.since(formatDate(published_at, timeZone.value))}</p>
      <p class="open-data__files">
        {fileNames.map((file) => (
          <a
            key={file}
            href={`/api/open-data/${month}/${file}`}
            download={`${month}_${file}`}
            aria-label={t.opendata.download(file, name)}
          >
            {file}
          </a>
        ))}
      </p>
      {can('data.publish') && (
        <Button size="small" label={t.opendata.takeBackOf(name)} onClick={() => setAsking(true)}>
          {t.opendata.takeBack}
        </Button>
      )}
      <ConfirmDialog
        open={asking}
        danger
        title={t.opendata.takeBackOf(name)}
        confirm={t.opendata.takeBack}
        busy={taking.busy}
        onClose={() => setAsking(false)}
        onConfirm={taking.submit}
      >
        <p>{t.opendata.takeBackAsk}</p>
        {taking.problem !== undefined && <ErrorState problem={taking.problem} />}
      </ConfirmDialog>
    </li>
  )
}

function Fields({ file }: { file: OpenFile }) {
  return (
    <Table<(typeof fieldsOf)[OpenFile][number]>
      caption={t.opendata.dictionaryOf(t.opendata.files[file], file)}
      rows={fieldsOf[file]}
      rowKey={(field) => field}
      columns={[
        { head: t.opendata.field, cell: (field) => <code>{field}</code> },
        { head: t.opendata.meaning, cell: (field) => t.opendata.fields[field] },
      ]}
    />
  )
}

/** What the fields mean, and what is in no file and why. */
function Dictionary() {
  return (
    <>
      <h2 class="open-data__title">{t.opendata.dictionary}</h2>
      {fileNames.map((file) => (
        <Fields key={file} file={file} />
      ))}
      <h2 class="open-data__title">{t.opendata.left}</h2>
      <ul class="open-data__left">
        {t.opendata.leftOut.map((words) => (
          <li key={words}>{words}</li>
        ))}
        <li>{t.opendata.small(least.looks, least.places)}</li>
        <li>{t.opendata.noScore}</li>
        <li>{t.opendata.again}</li>
      </ul>
    </>
  )
}

/** 开放数据 for anybody, without signing in: months with their files, and what they say and leave out. */
export default function OpenDataPage() {
  const months = useLoad((signal) => api.get<OpenMonths>('/api/open-data', signal), [])
  return (
    <Page title={t.opendata.title}>
      <div class="open-data">
        <p>{t.opendata.about}</p>
        <p class="open-data__hint">{t.opendata.form}</p>
        <p class="open-data__hint">{t.opendata.license(license)}</p>
      </div>
      <Show of={months}>
        {(shown) => (
          <>
            {can('data.publish') && <Publish published={shown.months} again={months.reload} />}
            <h2 class="open-data__title">{t.opendata.months}</h2>
            {shown.months.length === 0 ? (
              <EmptyState title={t.opendata.none} />
            ) : (
              <ul class="open-data__months">
                {shown.months.map((month) => (
                  <OpenMonth key={month.month} month={month} again={months.reload} />
                ))}
              </ul>
            )}
          </>
        )}
      </Show>
      <Dictionary />
    </Page>
  )
}
