import { useLocation, useRoute } from 'preact-iso'
import { useEffect, useRef, useState } from 'preact/hooks'
import { t } from '../i18n/index.ts'
import { Button, ErrorState, PasswordField, Tabs, TextField, toast, useSubmit } from '../kit/index.ts'
import { LanguageSwitch } from './language-switch.tsx'
import { Page } from './page.tsx'
import { requestCode, signInAsStaff, signInAsVendor } from './who.ts'

/** Only paths of this app: `?to=//elsewhere` must not lead out. */
const inside = (to: string | undefined) => (to?.startsWith('/') && !/^\/[/\\]/.test(to) ? to : '/')

/** Where to go once signed in: back to the page that asked for it. */
function useArrival() {
  const { query } = useRoute()
  const { path, url, route } = useLocation()
  return () => route(path === '/sign-in' ? inside(query['to']) : url, true)
}

function StaffForm() {
  const arrive = useArrival()
  const [userName, setUserName] = useState('')
  const [password, setPassword] = useState('')
  const [checked, setChecked] = useState(false)
  const { busy, problem, submit } = useSubmit(async () => {
    await signInAsStaff(userName.trim(), password)
    arrive()
  })
  return (
    <form
      class="sign-in__form"
      onSubmit={(event) => {
        event.preventDefault()
        setChecked(true)
        if (userName.trim() && password) submit()
      }}
    >
      <TextField
        label={t.shell.userName}
        name="user_name"
        autoComplete="username"
        required
        value={userName}
        onInput={setUserName}
        error={checked && !userName.trim() ? t.shell.fillUserName : undefined}
      />
      <PasswordField
        label={t.shell.password}
        name="password"
        required
        value={password}
        onInput={setPassword}
        error={checked && !password ? t.shell.fillPassword : undefined}
      />
      {problem !== undefined && <ErrorState problem={problem} />}
      <Button type="submit" kind="primary" size="large" block busy={busy}>
        {t.shell.signIn}
      </Button>
    </form>
  )
}

/** Digits only, also from full-width input and from '138 0000 1234'. */
const digits = (text: string) => text.normalize('NFKC').replace(/\D/g, '')

function VendorForm() {
  const arrive = useArrival()
  const form = useRef<HTMLFormElement>(null)
  const [phone, setPhone] = useState('')
  const [code, setCode] = useState('')
  const [checked, setChecked] = useState<'phone' | 'all' | null>(null)
  const [sent, setSent] = useState(false)
  const [wait, setWait] = useState(0)
  const phoneGood = /^1\d{10}$/.test(phone)
  const sending = useSubmit(async () => {
    setWait(await requestCode(phone))
    setSent(true)
    toast(t.shell.codeSent)
    // The code is typed next; its button waits a minute.
    form.current?.querySelector<HTMLInputElement>('[name=code]')?.focus()
  })
  const signingIn = useSubmit(async () => {
    await signInAsVendor(phone, code)
    arrive()
  })

  useEffect(() => {
    if (wait <= 0) return
    const timer = setTimeout(() => setWait(wait - 1), 1000)
    return () => clearTimeout(timer)
  }, [wait])

  return (
    <form
      ref={form}
      class="sign-in__form"
      onSubmit={(event) => {
        event.preventDefault()
        setChecked('all')
        if (phoneGood && code.length === 6) signingIn.submit()
      }}
    >
      <TextField
        label={t.shell.phone}
        name="phone"
        type="tel"
        inputMode="tel"
        autoComplete="tel-national"
        required
        hint={t.shell.phoneHint}
        value={phone}
        onInput={(text) => setPhone(digits(text).slice(0, 11))}
        error={checked && !phoneGood ? t.shell.fillPhone : undefined}
      />
      <TextField
        label={t.shell.code}
        name="code"
        inputMode="numeric"
        autoComplete="one-time-code"
        required
        hint={t.shell.codeHint}
        value={code}
        onInput={(text) => setCode(digits(text).slice(0, 6))}
        error={checked === 'all' && code.length !== 6 ? t.shell.fillCode : undefined}
        aside={
          <Button
            kind="text"
            size="small"
            disabled={wait > 0}
            busy={sending.busy}
            onClick={() => {
              setChecked('phone')
              if (phoneGood) sending.submit()
            }}
          >
            {wait > 0 ? t.shell.codeAgainIn(wait) : sent ? t.shell.getCodeAgain : t.shell.getCode}
          </Button>
        }
      />
      {sending.problem !== undefined && <ErrorState problem={sending.problem} />}
      {signingIn.problem !== undefined && <ErrorState problem={signingIn.problem} />}
      <Button type="submit" kind="primary" size="large" block busy={signingIn.busy}>
        {t.shell.signIn}
      </Button>
    </form>
  )
}

/** Staff with user name and password, vendors with phone and one-time code; the last choice is remembered. */
export default function SignInPage() {
  const [kind, setKind] = useState<'staff' | 'vendor'>(
    localStorage.getItem('sign_in_as') === 'vendor' ? 'vendor' : 'staff',
  )
  return (
    <Page title={t.shell.signIn} actions={<LanguageSwitch />}>
      <div class="sign-in">
        <div class="sign-in__welcome">
          <img src="/icon.svg" alt="" width="72" height="72" />
          <p class="sign-in__product">{t.shell.product}</p>
          <p>{t.shell.welcome}</p>
        </div>
        <Tabs
          label={t.shell.signIn}
          tabs={[
            { id: 'staff', label: t.shell.staff },
            { id: 'vendor', label: t.shell.vendor },
          ]}
          value={kind}
          onChange={(next) => {
            localStorage.setItem('sign_in_as', next)
            setKind(next)
          }}
        >
          {kind === 'staff' ? <StaffForm /> : <VendorForm />}
        </Tabs>
        <p class="sign-in__foot">{t.shell.noAccount}</p>
        <p class="sign-in__foot">
          <a href="/settings">
            {t.shell.settings} · {t.shell.settingsHint}
          </a>
        </p>
      </div>
    </Page>
  )
}
