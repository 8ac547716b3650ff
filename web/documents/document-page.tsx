import { useRoute } from 'preact-iso'
import { useState } from 'preact/hooks'
import { signingLines } from '../../src/documents/rules-paper.ts'
import type { Block, SigningRole } from '../../src/documents/rules-kinds.ts'
import { checkAddress, fill } from '../../src/documents/rules.ts'
import type { Document } from '../../src/documents/schema.ts'
import { api } from '../api.ts'
import { localName, t } from '../i18n/index.ts'
import { Button, ButtonRow, later, Show, useLoad } from '../kit/index.ts'
import { Page } from '../shell/page.tsx'
import { can, who } from '../shell/who.ts'
import { Paper } from './paper.tsx'
import { Standing } from './standing.tsx'
import './document-page.css'

const SignForm = later(() => import('./sign-form.tsx').then((chunk) => chunk.SignForm))

const words = (fact: string | string[] | undefined) => (typeof fact === 'string' ? fact : '')

/** The roles of a document's template that have a line left to sign. */
function openRoles({ blocks, signatures }: Pick<Document, 'signatures'> & { blocks: readonly Block[] }) {
  const asked = blocks.flatMap((block) => (block.type === 'signatures' ? block.roles : []))
  const given = (role: SigningRole) => signatures.filter((signature) => signature.role === role).length
  return [...new Set(asked)].filter((role) => given(role) < signingLines[role])
}

function Hints({ document }: { document: Document }) {
  const { state, replaced_by, reason, template_version, issued_by } = document
  return (
    <div class="document__about">
      <p>
        <Standing state={state} /> {t.documents.version(template_version, issued_by)}
      </p>
      {replaced_by !== null && <p>{t.documents.replacedBy(replaced_by)}</p>}
      {state === 'set_aside' && <p>{t.documents.setAsideHint}</p>}
      {state === 'corrected' && <p>{t.documents.correctedHint}</p>}
      {reason !== null && <p>{t.documents.reasonOf(reason)}</p>}
      {document.signatures
        .filter(({ way }) => way === 'paper')
        .map(({ id, role, signer }) => (
          <p key={id}>
            {t.documents.role[role]} {signer} · {t.documents.ways.paper}
          </p>
        ))}
    </div>
  )
}

function Sheet({ document, onSigned }: { document: Document; onSigned: (signed: Document) => void }) {
  const [signing, setSigning] = useState(false)
  const { facts, check_code } = document
  const items = facts['items']
  const roles = can('document.issue') && document.state === 'stands' ? openRoles(document) : []
  const address = checkAddress(location.origin, check_code)
  return (
    <>
      <div class="document__bar">
        <Hints document={document} />
        <ButtonRow>
          {roles.length > 0 && (
            <Button icon="edit" onClick={() => setSigning(true)}>
              {t.documents.sign}
            </Button>
          )}
          <Button kind="primary" icon="print" onClick={() => print()}>
            {t.documents.print}
          </Button>
        </ButtonRow>
      </div>
      {signing && roles.length > 0 && (
        <SignForm
          document={document}
          roles={roles}
          onClose={() => setSigning(false)}
          onSigned={(signed) => {
            setSigning(false)
            onSigned(signed)
          }}
        />
      )}
      <Paper
        authority={words(facts['authority'])}
        title={document.title}
        number={document.number}
        date={words(facts['date'])}
        blocks={fill(document.blocks, facts)}
        items={Array.isArray(items) ? items : []}
        signatures={document.signatures}
        time_zone={document.market.time_zone}
        check={{ address, code: check_code, label: t.documents.check.title }}
      />
    </>
  )
}

/** A document as it is printed, with who signed it; staff sign from here. */
export default function DocumentPage() {
  const id = useRoute().params['document'] ?? ''
  const document = useLoad((signal) => api.get<Document>(`/api/documents/${id}`, signal), [id])
  const title = document.data && localName({ name: document.data.title, name_en: document.data.title_en })
  const back = who.value?.kind === 'vendor' ? '/my-record' : `/markets/${document.data?.market.id ?? ''}`
  return (
    <Page title={title ?? t.documents.title} width="flush" back={back}>
      <Show of={document}>{(found) => <Sheet document={found} onSigned={document.set} />}</Show>
    </Page>
  )
}
