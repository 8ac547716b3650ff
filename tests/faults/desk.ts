import { password } from '../support/cast.ts'

/** Somebody of the staff at a desk, on a connection that never fails; signs in anew where the office forgot the session. */
export function takeDesk(office: () => number, user: string) {
  let cookie = ''
  const base = () => `http://127.0.0.1:${office()}`
  const headers = () => ({ 'content-type': 'application/json', origin: base(), cookie })

  async function signIn() {
    const body = JSON.stringify({ user_name: user, password })
    const answer = await fetch(`${base()}/api/sign-in`, { method: 'POST', headers: headers(), body })
    if (!answer.ok) throw new Error(`${user} cannot sign in: ${await answer.text()}`)
    cookie = answer.headers
      .getSetCookie()
      .map((each) => each.split(';')[0])
      .join('; ')
  }

  /** Answers the status and what came as JSON. */
  return async function ask<T>(method: string, path: string, body?: unknown): Promise<{ status: number; body: T }> {
    const send = () =>
      fetch(`${base()}/api${path}`, {
        method,
        headers: headers(),
        ...(body !== undefined && { body: JSON.stringify(body) }),
      })
    let answer = await send()
    if (answer.status === 401) {
      await signIn()
      answer = await send()
    }
    const text = await answer.text()
    return { status: answer.status, body: (text === '' ? null : JSON.parse(text)) as T }
  }
}
export type Desk = ReturnType<typeof takeDesk>
