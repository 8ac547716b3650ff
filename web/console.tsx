import { route } from './shell/routes.tsx'

/** Pages that only a supervisor may open, as in main.tsx; fetched when a supervisor is here or such an address is asked for. */
export const consoleRoutes = [
  route('/markets/new', () => import('./markets/market-form-page.tsx'), 'market.edit', ['markets']),
  route('/markets/:market/edit', () => import('./markets/market-form-page.tsx'), 'market.edit', ['markets']),
  route('/markets/:market/plan/import', () => import('./plan/import-page.tsx'), 'plan.edit', ['map', 'plan']),
  route('/markets/:market/checks', () => import('./checks/settings-page.tsx'), 'plan.edit', ['checks']),
  route('/markets/:market/plan/edit', () => import('./studio/studio-page.tsx'), 'plan.edit', [
    'checks',
    'map',
    'plan',
    'studio',
  ]),
  route('/vendors/new', () => import('./vendors/vendor-form-page.tsx'), 'vendor.edit', ['vendors']),
  route('/vendors/:vendor/edit', () => import('./vendors/vendor-form-page.tsx'), 'vendor.edit', ['vendors']),
  route('/people', () => import('./people/people-page.tsx'), 'person.edit', ['people']),
  route('/people/new', () => import('./people/person-form-page.tsx'), 'person.edit', ['people']),
  route('/people/:person', () => import('./people/person-form-page.tsx'), 'person.edit', ['people']),
  route('/squads/new', () => import('./people/squad-form-page.tsx'), 'person.edit', ['people']),
  route('/squads/:squad', () => import('./people/squad-form-page.tsx'), 'person.edit', ['people']),
  route('/held', () => import('./offline/held-page.tsx'), 'held.decide', [
    'confirmations',
    'enforcement',
    'offline',
    'phones',
  ]),
  route('/reviews', () => import('./reviews/reviews-page.tsx'), 'review.decide', ['reviews']),
  route('/reviews/:review', () => import('./reviews/review-page.tsx'), 'review.decide', [
    'enforcement',
    'inspections',
    'reviews',
  ]),
  route('/points', () => import('./points/points-page.tsx'), 'market.edit', ['points']),
  route('/ratio', () => import('./ratio/ratio-page.tsx'), 'ratio.read', ['enforcement', 'phones', 'ratio']),
  route('/ratio/findings', () => import('./ratio/findings-page.tsx'), 'ratio.read', ['enforcement', 'phones', 'ratio']),
  route('/documents/templates', () => import('./documents/templates-page.tsx'), 'document.edit', ['documents']),
  route('/documents/settings', () => import('./documents/settings-page.tsx'), 'document.edit', ['documents']),
  route('/settings/district', () => import('./settings/district-page.tsx'), 'person.edit', ['settings']),
  route('/rosters', () => import('./rosters/roster-page.tsx'), 'person.edit', ['events', 'rosters']),
  route('/log', () => import('./events/log-page.tsx'), 'log.read', ['events']),
]
