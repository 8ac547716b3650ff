import { lazy, LocationProvider, Route, Router, useLocation } from 'preact-iso'
import { useEffect, useLayoutEffect, useMemo } from 'preact/hooks'
import { t } from '../i18n/index.ts'
import { ErrorState, Loading, Toasts } from '../kit/index.ts'
import { arrival, askWho } from './arrival.ts'
import { Banners } from './banners.tsx'
import { Boundary } from './boundary.tsx'
import { Elsewhere, further, knownFurther, needFurther } from './further.tsx'
import { LoadFailedPage } from './load-failed-page.tsx'
import { NavigationBar } from './navigation-bar.tsx'
import { navigation, tabAt } from './navigation.ts'
import { ForbiddenPage } from './not-found-page.tsx'
import { Page } from './page.tsx'
import { barrier, type PageRoute } from './routes.tsx'
import { arrive, rememberScroll, restoreScroll } from './trail.ts'
import { who } from './who.ts'

const SignInPage = lazy(() => import('./sign-in-page.tsx').catch(() => ({ default: LoadFailedPage })))

/** The tabs that this person can use: those with a route behind which nothing bars them. */
const tabsFor = (routes: readonly PageRoute[]) =>
  who.value
    ? navigation[who.value.role].filter(({ href }) =>
        routes.some((route) => route.path === href && barrier(route.access) === 'none'),
      )
    : []

function guarded({ page: Content, access }: PageRoute) {
  return function Guarded() {
    const stop = barrier(access)
    if (stop === 'sign_in') return <SignInPage />
    return stop === 'forbidden' ? <ForbiddenPage /> : <Content />
  }
}

function Home({ routes }: { routes: readonly PageRoute[] }) {
  const { route } = useLocation()
  const first = tabsFor(routes)[0]
  useEffect(() => {
    if (first) route(first.href, true)
  }, [first?.href])
  return who.value ? (
    <Page title={t.shell.home}>
      <Loading />
    </Page>
  ) : (
    <SignInPage />
  )
}

function Shell({ routes }: { routes: readonly PageRoute[] }) {
  const { path, url } = useLocation()
  // One element for as long as the routes are the same: drawn again while a page is on its way (its texts come first, and
  // whatever shows texts is drawn again then), preact-iso's router would let go of the page before and show nothing.
  const router = useMemo(
    () => (
      <Router>
        {[
          <Route key="/" path="/" component={() => <Home routes={routes} />} />,
          ...routes.map((route) => <Route key={route.path} path={route.path} component={guarded(route)} />),
          <Route key="*" default component={Elsewhere} />,
        ]}
      </Router>
    ),
    [routes],
  )
  const tabs = tabsFor(routes)

  useLayoutEffect(() => {
    if (arrive(path) === 'back') restoreScroll(path)
    const note = () => rememberScroll(path)
    addEventListener('scroll', note, { passive: true })
    return () => removeEventListener('scroll', note)
  }, [path])

  return (
    <>
      <a class="skip" href="#main">
        {t.shell.skip}
      </a>
      <Banners />
      <div class={tabs.length > 0 ? 'frame frame_tabs' : 'frame'}>
        {tabs.length > 0 && (
          <NavigationBar tabs={tabs} current={tabAt(tabs, path, who.value?.role === 'supervisor')?.href} />
        )}
        <div class="frame__page">
          <Boundary resetKey={url}>{router}</Boundary>
        </div>
        <Toasts />
      </div>
    </>
  )
}

/**
 * Everything on screen. Until the server has said who this is there are words, and a retry when it does not answer; a
 * supervisor's tabs wait for the console's addresses.
 */
export function App({ routes }: { routes: readonly PageRoute[] }) {
  const now = arrival.value
  const supervises = who.value?.role === 'supervisor'
  useEffect(() => {
    if (supervises) void needFurther()
  }, [supervises])
  const all = useMemo(() => [...knownFurther(), ...routes], [further.value, routes])
  if (now.state === 'failed') return <ErrorState problem={now.problem} onRetry={() => void askWho()} />
  const awaited = supervises && (further.value === 'unasked' || further.value === 'waiting')
  if (now.state === 'waiting' || awaited) return <Loading words={t.shell.starting} />
  return (
    <LocationProvider>
      <Shell routes={all} />
    </LocationProvider>
  )
}
