import './kit/kit.less'
import './shell/shell.css'
import { route } from './shell/routes.tsx'
import { start } from './shell/start.tsx'

// One line per page, each a chunk of its own; the tabs that lead to them are in shell/navigation.ts.
void start([
  route('/sign-in', () => import('./shell/sign-in-page.tsx'), 'public'),
  route('/settings', () => import('./shell/settings-page.tsx'), 'public'),
  route('/me', () => import('./shell/me-page.tsx'), 'signed_in'),
  route('/markets', () => import('./plan/markets-page.tsx'), 'market.read'),
  route('/markets/:market', () => import('./plan/market-page.tsx'), 'market.read'),
  route('/m/:market', () => import('./plan/public-market-page.tsx'), 'public'),
  route('/kit', () => import('./kit/kit-page.tsx'), 'public'),
])
