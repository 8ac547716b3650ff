import './kit/kit.less'
import './shell/shell.css'
import { route } from './shell/routes.tsx'
import { start } from './shell/start.tsx'

// One line per page, each a chunk of its own; the tabs that lead to them are in shell/navigation.ts. Pages that only a
// supervisor may open stand in console.tsx, so that a phone's first screen does not carry their addresses.
void start(
  [
    route('/sign-in', () => import('./shell/sign-in-page.tsx'), 'public', []),
    route('/settings', () => import('./shell/settings-page.tsx'), 'public', ['display']),
    route('/me', () => import('./shell/me-page.tsx'), 'signed_in', ['me', 'offline']),
    route('/markets', () => import('./plan/markets-page.tsx'), 'market.read', ['map']),
    route('/markets/:market/plans', () => import('./plan/versions-page.tsx'), 'market.read', ['plan']),
    route('/markets/:market/plans/:version', () => import('./plan/version-page.tsx'), 'market.read', [
      'checks',
      'map',
      'plan',
    ]),
    route('/markets/:market/set-out', () => import('./painting/set-out-page.tsx'), 'market.read', ['painting']),
    route('/markets/:market/paint', () => import('./painting/paint-page.tsx'), 'paint.log', ['offline', 'painting']),
    route('/markets/:market/print', () => import('./print/print-page.tsx'), 'market.read', ['map', 'print']),
    route('/markets/:market/history', () => import('./history/history-page.tsx'), 'inspection.read', [
      'enforcement',
      'history',
      'inspections',
      'map',
    ]),
    route('/markets/:market/requests', () => import('./requests/requests-page.tsx'), 'request.answer', [
      'enforcement',
      'offline',
      'requests',
    ]),
    route('/markets/:market', () => import('./plan/market-page.tsx'), 'market.read', ['history', 'map', 'markets']),
    route('/vendors', () => import('./vendors/vendors-page.tsx'), 'vendor.read', ['assignments', 'vendors']),
    route('/vendors/:vendor', () => import('./vendors/vendor-page.tsx'), 'vendor.read', [
      'assignments',
      'enforcement',
      'inspections',
      'vendors',
    ]),
    route('/my-stall', () => import('./own/own-page.tsx'), 'own.read', ['enforcement', 'own']),
    route('/my-stall/map', () => import('./own/own-map-page.tsx'), 'own.read', ['map', 'own']),
    route('/my-record', () => import('./own/history-page.tsx'), 'own.read', ['enforcement', 'own']),
    route('/own/matters/:matter', () => import('./own/matter-page.tsx'), 'own.read', [
      'enforcement',
      'items',
      'matter',
      'own',
    ]),
    route('/m/:market', () => import('./plan/public-market-page.tsx'), 'public', ['map']),
    route('/confirmations', () => import('./enforcement/confirmations-page.tsx'), 'inspection.log', [
      'confirmations',
      'offline',
      'enforcement',
    ]),
    route('/patrols', () => import('./patrols/start-page.tsx'), 'patrol.run', ['offline', 'patrols']),
    route('/patrols/:patrol', () => import('./patrols/walk-page.tsx'), 'patrol.run', ['map', 'offline', 'patrols']),
    route('/patrols/:patrol/end', () => import('./patrols/end-page.tsx'), 'patrol.run', ['offline', 'patrols']),
    route('/patrols/:patrol/place', () => import('./patrols/place-page.tsx'), 'patrol.run', ['patrols']),
    route('/patrols/:patrol/finding', () => import('./inspections/finding-page.tsx'), 'patrol.run', [
      'inspections',
      'patrols',
    ]),
    route('/patrols/:patrol/incident', () => import('./incidents/log-page.tsx'), 'incident.log', [
      'incidents',
      'patrols',
    ]),
    route('/incidents', () => import('./incidents/incidents-page.tsx'), 'incident.read', ['incidents']),
    route('/incidents/:incident', () => import('./incidents/incident-page.tsx'), 'incident.read', ['incidents']),
    route('/inspections/:inspection/correct', () => import('./inspections/correct-page.tsx'), 'inspection.amend', [
      'inspections',
      'patrols',
    ]),
    route('/matters', () => import('./matters/matters-page.tsx'), 'inspection.read', [
      'clocks',
      'enforcement',
      'matters',
    ]),
    route('/matters/:matter', () => import('./matters/matter-page.tsx'), 'inspection.read', ['clocks', 'matters']),
    route('/matters/:matter/open/:kind', () => import('./matters/form-page.tsx'), 'matter.act', ['matters']),
    route('/matters/:matter/do/:step', () => import('./matters/form-page.tsx'), 'matter.act', ['matters']),
    route('/procedures/:procedure/:step', () => import('./matters/form-page.tsx'), 'matter.act', ['matters']),
    route('/clocks', () => import('./matters/clocks-page.tsx'), 'inspection.read', ['clocks']),
    route('/legal-bases', () => import('./matters/bases-page.tsx'), 'inspection.read', ['matters']),
    route('/documents/:document', () => import('./documents/document-page.tsx'), 'signed_in', ['documents']),
    route('/check/:code', () => import('./documents/check-page.tsx'), 'public', ['documents']),
    route('/kit', () => import('./kit/kit-page.tsx'), 'public', ['display']),
  ],
  () => import('./console.tsx'),
)
