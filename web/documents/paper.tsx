import type { ComponentChildren } from 'preact'
import type { Block, SigningRole } from '../../src/documents/rules-kinds.ts'
import { dayWritten, paperWords, signingLines } from '../../src/documents/rules-paper.ts'
import { groupedCode } from '../../src/documents/rules.ts'
import type { Signature } from '../../src/documents/schema.ts'
import { dayIn } from '../../src/shared/evening.ts'
import { QrCode } from '../print/qr-code.tsx'
import { Strokes } from './strokes.tsx'
import './paper.css'

interface PaperProps {
  authority: string
  title: string
  number: string
  date: string
  /** With the facts put in. */
  blocks: readonly Block[]
  items: readonly string[]
  signatures: readonly Signature[]
  /** What its QR code opens, and the code below it. */
  check: { address: string; code: string; label: string }
  /** Whose clock signatures are dated by. */
  time_zone: string
}

function Line({ signature }: { signature: Signature | undefined }) {
  if (signature?.way === 'screen' && signature.strokes)
    return <Strokes lines={signature.strokes} label={signature.signer} />
  return signature?.way === 'refused' ? (
    <span class="official__refused">{paperWords.refused(signature.note ?? '', signature.witness ?? '')}</span>
  ) : (
    <span class="official__line" />
  )
}

function Signing({
  role,
  signatures,
  time_zone,
}: Pick<PaperProps, 'signatures' | 'time_zone'> & { role: SigningRole }) {
  const given = signatures.filter((signature) => signature.role === role && signature.way !== 'paper')
  const lines = Array.from({ length: Math.max(signingLines[role], given.length) }, (_, index) => given[index])
  return (
    <div class="official__signing">
      <span>{paperWords.signature[role]}：</span>
      <span class="official__lines">
        {lines.map((signature, index) => (
          <Line key={index} signature={signature} />
        ))}
      </span>
      <span class="official__day">
        {given[0] ? dayWritten(dayIn(time_zone, new Date(given[0].at))) : paperWords.day}
      </span>
    </div>
  )
}

function Seal({ authority, date, check }: Pick<PaperProps, 'authority' | 'date' | 'check'>) {
  return (
    <div class="official__seal">
      <div class="official__check">
        <QrCode text={check.address} label={check.label} />
        <span>{paperWords.check}</span>
        <span class="official__code">{groupedCode(check.code)}</span>
      </div>
      <div class="official__sealed">
        <p>{authority}</p>
        <p class="official__stamp">{paperWords.seal}</p>
        <p>{date}</p>
      </div>
    </div>
  )
}

function ItemTable({ head, items }: { head: readonly string[]; items: readonly string[] }) {
  return (
    <table class="official__table official__items">
      <thead>
        <tr>
          {head.map((word) => (
            <th key={word} scope="col">
              {word}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {items.map((item, index) => (
          <tr key={index}>
            <td>{index + 1}</td>
            <td>{item}</td>
            <td />
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Part({ block, ...paper }: PaperProps & { block: Block }): ComponentChildren {
  switch (block.type) {
    case 'addressee':
      return <p class="official__to">{paperWords.to(block.text)}</p>
    case 'paragraph':
      return <p class="official__paragraph">{block.text}</p>
    case 'heading':
      return <h3 class="official__heading">{block.text}</h3>
    case 'copies':
      return <p class="official__copies">{block.text}</p>
    case 'fields':
      return (
        <table class="official__table">
          <tbody>
            {block.rows.map(({ label, text }) => (
              <tr key={label}>
                <th scope="row">{label}</th>
                <td>{text}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )
    case 'list':
      return <ItemTable head={block.head} items={paper.items} />
    case 'lines':
      return Array.from({ length: block.count }, (_, index) => <div key={index} class="official__rule" />)
    case 'signatures':
      return (
        <div class="official__signatures">
          {block.roles.map((role) => (
            <Signing key={role} role={role} signatures={paper.signatures} time_zone={paper.time_zone} />
          ))}
        </div>
      )
    case 'seal':
      return <Seal {...paper} />
  }
}

/** A document on A4 in official form: black on white in every theme, in Chinese whatever the language on screen. */
export function Paper(props: PaperProps) {
  const { authority, title, number, blocks } = props
  return (
    <article class="official" lang="zh-CN">
      <header class="official__head">
        <p class="official__authority">{authority}</p>
        <h2 class="official__title">{title}</h2>
        <p class="official__number">{number}</p>
      </header>
      {blocks.map((block, index) => (
        <Part key={index} {...props} block={block} />
      ))}
    </article>
  )
}
