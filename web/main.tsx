import './kit/kit.less'
import './shell/shell.css'
import { route } from './shell/routes.tsx'
import { start } from './shell/start.tsx'

// One line per page, each a chunk of its own; the tabs that lead to them are in shell/navigation.ts.
void start([
  route('/sign-in', () => import('./shell/sign-in-page.tsx'), 'public', []),
  route('/settings', () => import('./shell/settings-page.tsx'), 'public', []),
  route('/me', () => import('./shell/me-page.tsx'), 'signed_in', []),
  route('/markets', () => import('./plan/markets-page.tsx'), 'market.read', ['map']),
  route('/markets/new', () => import('./markets/market-form-page.tsx'), 'market.edit', ['markets']),
  route('/markets/:market/edit', () => import('./markets/market-form-page.tsx'), 'market.edit', ['markets']),
  route('/markets/:market/plan/import', () => import('./plan/import-page.tsx'), 'plan.edit', ['map', 'plan']),
  route('/markets/:market/plans', () => import('./plan/versions-page.tsx'), 'market.read', ['plan']),
  route('/markets/:market/plans/:version', () => import('./plan/version-page.tsx'), 'market.read', [
    'checks',
    'map',
    'plan',
  ]),
  route('/markets/:market/set-out', () => import('./painting/set-out-page.tsx'), 'market.read', ['painting']),
  route('/markets/:market/print', () => import('./print/print-page.tsx'), 'market.read', ['map', 'print']),
  route('/markets/:market/checks', () => import('./checks/settings-page.tsx'), 'plan.edit', ['checks']),
  route('/markets/:market/plan/edit', () => import('./studio/studio-page.tsx'), 'plan.edit', [
    'checks',
    'map',
    'studio',
  ]),
  route('/markets/:market/history', () => import('./history/history-page.tsx'), 'inspection.read', [
    'enforcement',
    'history',
    'inspections',
    'map',
  ]),
  route('/markets/:market', () => import('./plan/market-page.tsx'), 'market.read', [
    'assignments',
    'enforcement',
    'history',
    'inspections',
    'map',
    'markets',
  ]),
  route('/vendors', () => import('./vendors/vendors-page.tsx'), 'vendor.read', ['assignments', 'vendors']),
  route('/vendors/new', () => import('./vendors/vendor-form-page.tsx'), 'vendor.edit', ['vendors']),
  route('/vendors/:vendor', () => import('./vendors/vendor-page.tsx'), 'vendor.read', [
    'assignments',
    'enforcement',
    'inspections',
    'vendors',
  ]),
  route('/vendors/:vendor/edit', () => import('./vendors/vendor-form-page.tsx'), 'vendor.edit', ['vendors']),
  route('/people', () => import('./people/people-page.tsx'), 'person.edit', ['people']),
  route('/people/new', () => import('./people/person-form-page.tsx'), 'person.edit', ['people']),
  route('/people/:person', () => import('./people/person-form-page.tsx'), 'person.edit', ['people']),
  route('/squads/new', () => import('./people/squad-form-page.tsx'), 'person.edit', ['people']),
  route('/squads/:squad', () => import('./people/squad-form-page.tsx'), 'person.edit', ['people']),
  route('/my-stall', () => import('./own/own-page.tsx'), 'own.read', ['enforcement', 'own']),
  route('/my-stall/map', () => import('./own/own-map-page.tsx'), 'own.read', ['map', 'own']),
  route('/my-record', () => import('./own/history-page.tsx'), 'own.read', ['enforcement', 'own']),
  route('/m/:market', () => import('./plan/public-market-page.tsx'), 'public', ['map']),
  route('/patrols', () => import('./patrols/start-page.tsx'), 'patrol.run', ['patrols']),
  route('/patrols/:patrol', () => import('./patrols/walk-page.tsx'), 'patrol.run', [
    'enforcement',
    'inspections',
    'map',
    'patrols',
  ]),
  route('/patrols/:patrol/end', () => import('./patrols/end-page.tsx'), 'patrol.run', ['patrols']),
  route('/patrols/:patrol/place', () => import('./patrols/place-page.tsx'), 'patrol.run', ['patrols']),
  route('/patrols/:patrol/finding', () => import('./inspections/finding-page.tsx'), 'patrol.run', [
    'enforcement',
    'inspections',
    'patrols',
  ]),
  route('/inspections/:inspection/correct', () => import('./inspections/correct-page.tsx'), 'inspection.amend', [
    'enforcement',
    'inspections',
    'patrols',
  ]),
  route('/ratio', () => import('./ratio/ratio-page.tsx'), 'ratio.read', ['enforcement', 'ratio']),
  route('/ratio/findings', () => import('./ratio/findings-page.tsx'), 'ratio.read', ['enforcement', 'ratio']),
  route('/log', () => import('./events/log-page.tsx'), 'log.read', ['events']),
  route('/kit', () => import('./kit/kit-page.tsx'), 'public', []),
])
