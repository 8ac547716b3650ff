import { defaultSettings } from '../settings/rules.ts'
import { addDays } from '../shared/evening.ts'
import type { PersonEntry, Who } from './schema.ts'

/** What a role may do; a route's policy names one of these. */
export const capabilities = {
  officer: [
    'market.read',
    'vendor.read',
    'person.read',
    'patrol.run',
    'inspection.log',
    'inspection.amend',
    'inspection.read',
    'paint.log',
    'photo.add',
    'request.answer',
    'document.issue',
    'matter.act',
    'incident.log',
    'incident.read',
    'prompt.read',
  ],
  supervisor: [
    'market.read',
    'market.edit',
    'plan.edit',
    'vendor.read',
    'vendor.edit',
    'assignment.edit',
    'person.read',
    'person.edit',
    'inspection.amend',
    'inspection.read',
    'action.overturn',
    'review.decide',
    'held.decide',
    'paint.log',
    'photo.add',
    'ratio.read',
    'ratio.lock',
    'prompt.read',
    'prompt.evaluate',
    'request.make',
    'request.answer',
    'document.issue',
    'document.edit',
    'matter.act',
    'legal_basis.edit',
    'incident.read',
    'log.read',
    'record.ask',
    'data.publish',
  ],
  vendor: ['own.read', 'own.ask'],
} as const

export type Capability = (typeof capabilities)[keyof typeof capabilities][number]

/** What both roles may do, in the order of the first. */
export const sharedBy = (first: Who['role'], other: Who['role']): Capability[] =>
  capabilities[first].filter((one) => (capabilities[other] as readonly Capability[]).includes(one))

/** What `role` may do and `other` may not. */
export const onlyOf = (role: Who['role'], other: Who['role']): Capability[] =>
  capabilities[role].filter((one) => !(capabilities[other] as readonly Capability[]).includes(one))

/** Anyone at all, anyone signed in, or those with a capability. */
export type Policy = 'public' | 'signed_in' | Capability

/** The capabilities of whoever is behind a request; none for nobody. */
export function capabilitiesOf(who: Who | null): readonly Capability[] {
  return who ? capabilities[who.role] : []
}

/** May this one pass this policy? */
export function passes(policy: Policy, who: Who | null): boolean {
  if (policy === 'public') return true
  if (policy === 'signed_in') return who !== null
  return capabilitiesOf(who).includes(policy)
}

/** What of a person's row decides whether they are a supervisor who can sign in. */
type Standing = Pick<PersonEntry, 'role' | 'active'>

/**
 * Why `by` may not make this of `person`; null when they may. `supervisors`: who is an active one now, held until it is
 * written. Somebody must be left who can appoint others, whoever asks; nobody locks themself out; and of two who take
 * each other's right away at once, the second no longer has it.
 */
export function standingRefused(
  by: string,
  person: string,
  next: Standing,
  supervisors: ReadonlySet<string>,
): 'last_supervisor' | 'not_yourself' | 'not_allowed' | null {
  const loses = supervisors.has(person) && (next.role !== 'supervisor' || !next.active)
  if (loses && supervisors.size === 1) return 'last_supervisor'
  if (loses && person === by) return 'not_yourself'
  return supervisors.has(by) ? null : 'not_allowed'
}

/**
 * How failed sign-ins and codes are limited; windows in seconds. Per account against guessing, per address against lists.
 * A browser where the account signed in before has `per_account` tries of its own and is not asked for the others', so
 * that nobody elsewhere shuts an officer out (OWASP, Slow Down Online Guessing Attacks with Device Cookies).
 */
export const attemptLimits = { window_s: 900, per_account: 5, per_address: 30 } as const
/** How long a browser stays known after its owner last signed in there. */
export const deviceDays = 365
/** One-time codes: how long one is good, when another may be asked for, and how many wrong tries it survives. */
export const codeLimits = { valid_s: 300, resend_s: 60, attempts: 5 } as const
/** A staff session ends after 12 h, a vendor's after 30 days: a vendor's phone is their own, a patrol phone is shared. */
export const sessionHours = { person: 12, vendor: 720 } as const

/** A certificate that runs out within so many days is shown as expiring, so that it can be renewed in time (rule R1). */
export const expiringDays = defaultSettings.certificate_days

/** How an officer stands on a day by their newest certificate; `auxiliary` logs, helps and advises only (rule R1). */
export type CertificateState = 'certified' | 'expiring' | 'expired' | 'coming' | 'auxiliary'

interface Period {
  valid_from: string
  valid_until: string
}

/** The state of a certificate on `day`; null is no certificate at all. `alert`: days before its end. */
export function certificateState(
  certificate: Period | null,
  day: string,
  alert: number = expiringDays,
): CertificateState {
  if (!certificate) return 'auxiliary'
  if (certificate.valid_from > day) return 'coming'
  if (certificate.valid_until < day) return 'expired'
  return certificate.valid_until < addDays(day, alert) ? 'expiring' : 'certified'
}

/** The state by all certificates of one person: a renewal that follows without a gap counts as one with what it renews. */
export function certificatesState(all: readonly Period[], day: string, alert: number = expiringDays): CertificateState {
  const inOrder = all.toSorted((a, b) => a.valid_from.localeCompare(b.valid_from))
  const now = inOrder.filter(({ valid_from, valid_until }) => valid_from <= day && day <= valid_until)
  if (now.length === 0) {
    const coming = inOrder.find(({ valid_from }) => valid_from > day)
    const last = inOrder.toSorted((a, b) => a.valid_until.localeCompare(b.valid_until)).at(-1)
    return certificateState(coming ?? last ?? null, day, alert)
  }
  let valid_until = day
  for (const one of inOrder) {
    if (one.valid_from <= addDays(valid_until, 1) && one.valid_until > valid_until) valid_until = one.valid_until
  }
  return certificateState({ valid_from: day, valid_until }, day, alert)
}
