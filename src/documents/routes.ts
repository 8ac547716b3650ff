import { Hono } from 'hono'
import * as v from 'valibot'
import { allow, staff, vendor } from '../http/allow.ts'
import type { Env } from '../http/context.ts'
import { unitOfWork } from '../http/unit-of-work.ts'
import { answers, valid } from '../http/valid.ts'
import { Problem } from '../problems.ts'
import { Id, text } from '../shared/text.ts'
import { findingDocuments, issueOfFinding } from './queries-matter.ts'
import { checkedDocument, document, documentsOfVendor } from './queries-read.ts'
import { documentOwner, sign } from './queries-sign.ts'
import { typedCode } from './rules.ts'
import { Document, DocumentCheck, DocumentList, FindingDocuments, IssueRequest, SignatureEntry } from './schema.ts'

const OfFinding = v.object({ finding: Id })
const One = v.object({ document: Id })

/** The numbered papers of enforcement: issued, read, signed, and checked by anybody who holds one. */
export const documentRoutes = new Hono<Env>()
  .get(
    '/findings/:finding/documents',
    allow('inspection.read'),
    answers('The documents of a finding, and those that follow from its actions', FindingDocuments),
    valid('param', OfFinding),
    async (c) => {
      const { db, now } = c.var
      return c.json(await findingDocuments(db, c.req.valid('param').finding, staff(c), now))
    },
  )
  .post(
    '/findings/:finding/documents',
    allow('document.issue'),
    answers('Issue a document that follows from a finding’s actions; the same id again answers 200', Document, 201),
    valid('param', OfFinding),
    valid('json', IssueRequest),
    unitOfWork,
    async (c) => {
      const { db, now, given, district } = c.var
      const request = c.req.valid('json')
      const by = { who: staff(c), now, random: given.random }
      const first = await issueOfFinding(db, c.req.valid('param').finding, request, by)
      const issued = await document(db, request.id)
      if (!issued) throw new Problem('not_found')
      if (first) c.var.afterCommit(() => given.bell.ring(district, issued.market.id))
      return c.json(issued, first ? 201 : 200)
    },
  )
  .get(
    '/own/documents',
    allow('own.read'),
    answers('The documents that concern me, newest first', DocumentList),
    async (c) => c.json({ documents: await documentsOfVendor(c.var.db, vendor(c).id) }),
  )
  .get(
    '/documents/check/:code',
    allow('public'),
    answers('Does a document with this code exist, and does it stand?', DocumentCheck),
    valid('param', v.object({ code: text(40) })),
    async (c) => {
      const found = await checkedDocument(c.var.db, typedCode(c.req.valid('param').code))
      if (!found) throw new Problem('not_found')
      return c.json(found)
    },
  )
  .get(
    '/documents/:document',
    allow('signed_in'),
    answers('A document as it is printed; a vendor’s own only', Document),
    valid('param', One),
    async (c) => {
      const { db, who } = c.var
      const mine = who?.kind === 'vendor' ? who.id : undefined
      const found = await document(db, c.req.valid('param').document, mine)
      if (!found) throw new Problem('not_found')
      return c.json(found)
    },
  )
  .post(
    '/documents/:document/signatures',
    allow('document.issue'),
    answers('Sign a document, on the screen or on paper, or note that the party refused', Document, 201),
    valid('param', One),
    valid('json', SignatureEntry),
    unitOfWork,
    async (c) => {
      const { db, now, given, district } = c.var
      const id = c.req.valid('param').document
      const me = staff(c)
      const owner = await documentOwner(db, id)
      if (!owner) throw new Problem('not_found')
      if (me.role !== 'supervisor' && me.squad_id !== owner.squad_id) throw new Problem('not_allowed')
      const first = await sign(db, { id, market_id: owner.market_id }, c.req.valid('json'), me.id, now)
      if (first) c.var.afterCommit(() => given.bell.ring(district, owner.market_id))
      const signed = await document(db, id)
      if (!signed) throw new Problem('not_found')
      return c.json(signed, first ? 201 : 200)
    },
  )
