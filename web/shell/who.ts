import { computed, signal } from '@preact/signals'
import type { Me } from '../../src/people/schema.ts'
import type { Capability } from '../../src/people/rules.ts'
import { api, ApiProblem } from '../api.ts'
import { noted } from '../offline/simple-store.ts'

export type Role = NonNullable<Me['who']>['role']

/** Kept so that the shell opens without a connection; what it may do is decided by the server all the same. */
const storage = 'me'

/** Undefined until the server (or, offline, this device) has said who is using it. */
export const me = signal<Me | undefined>()
export const who = computed(() => me.value?.who ?? null)
/** Zone of the district's clocks; a market's own zone goes first where its data is at hand. */
export const timeZone = computed(() => me.value?.time_zone ?? 'Asia/Shanghai')

/** Whether the server lets this person do `capability` ('market.read'); screens offer nothing else. */
export const can = (capability: Capability) => me.value?.can.includes(capability) ?? false

function remember(next: Me) {
  me.value = next
  noted(storage, next)
}

function remembered(): Me | undefined {
  const stored = localStorage.getItem(storage)
  return stored === null ? undefined : (JSON.parse(stored) as Me)
}

/** Asks who this is; without a connection it is who it was last. Throws when neither is known. */
export async function loadMe() {
  try {
    remember(await api.get<Me>('/api/me'))
  } catch (error) {
    const last = remembered()
    if (!(error instanceof ApiProblem) || !last) throw error
    me.value = last
  }
}

/** Refused with `sign_in_failed`, or `too_many_requests` and when to try again. */
export async function signInAsStaff(user_name: string, password: string) {
  remember(await api.post<Me>('/api/sign-in', { user_name, password }))
}

/** Sends a one-time code; resolves with the seconds until another may be asked for. */
export async function requestCode(phone: string) {
  const { resend_after_s } = await api.post<{ resend_after_s: number }>('/api/codes', { phone })
  return resend_after_s
}

/** Refused with `code_wrong`, or `too_many_requests` and when to try again. */
export async function signInAsVendor(phone: string, code: string) {
  remember(await api.post<Me>('/api/sign-in/code', { phone, code }))
}

/** Ends the session here and at the office; records that wait on this phone stay. */
export async function signOut() {
  await api.post('/api/sign-out')
  localStorage.removeItem(storage)
  if (me.value) me.value = { ...me.value, who: null, can: [] }
}
