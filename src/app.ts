import { Hono } from 'hono'
import { secureHeaders } from 'hono/secure-headers'
import { askRoutes } from './ask/routes.ts'
import { briefRoutes } from './brief/routes.ts'
import { exportRoutes } from './ask/routes-export.ts'
import { searchRoutes } from './ask/routes-search.ts'
import { viewRoutes } from './ask/routes-views.ts'
import { assignmentRoutes } from './assignments/routes.ts'
import { calendarRoutes } from './calendar/routes.ts'
import { seasonRoutes } from './calendar/routes-seasons.ts'
import { checklistRoutes } from './checklist/routes.ts'
import { checkRoutes } from './checks/routes.ts'
import { documentTemplateRoutes } from './documents/routes-templates.ts'
import { documentRoutes } from './documents/routes.ts'
import { logRoutes } from './events/routes.ts'
import type { Env, Given } from './http/context.ts'
import { boundedBody, enter, recognise, sameOrigin, unkept } from './http/entrance.ts'
import { limitRequests, type RequestLimits } from './http/limits.ts'
import { historyRoutes } from './history/routes.ts'
import { refuse } from './http/refuse.ts'
import { webClient } from './http/web-client.ts'
import { confirmRoutes } from './enforcement/routes-confirm.ts'
import { enforcementRoutes } from './enforcement/routes.ts'
import { contractRoutes } from './http/contract.ts'
import { healthRoutes } from './http/health.ts'
import { incidentRoutes } from './incidents/routes.ts'
import { ownIncidentRoutes } from './incidents/routes-own.ts'
import { inspectionRoutes } from './inspections/routes.ts'
import { promptRoutes } from './prompts/routes.ts'
import { promptSettingsRoutes } from './prompts/routes-settings.ts'
import { publicRecordRoutes } from './inspections/routes-public.ts'
import { liveRoutes } from './live/routes.ts'
import { marketRoutes } from './markets/routes.ts'
import { matterRoutes } from './matters/routes.ts'
import { tileOrigins } from './markets/rules-tiles.ts'
import type { TileSettings } from './markets/schema.ts'
import { outboxRoutes } from './offline/routes-outbox.ts'
import { arrivals, phoneRoutes } from './offline/routes-phones.ts'
import { quarantineRoutes } from './offline/routes-quarantine.ts'
import { offlineRoutes } from './offline/routes.ts'
import { openDataRoutes } from './opendata/routes.ts'
import { ownMatterRoutes } from './own/routes-matter.ts'
import { ownRoutes } from './own/routes.ts'
import { workRoutes } from './patrols/routes-work.ts'
import { patrolRoutes } from './patrols/routes.ts'
import { certificateRoutes } from './people/routes-certificates.ts'
import { sessionRoutes } from './people/routes-sessions.ts'
import { peopleRoutes } from './people/routes.ts'
import { paintingRoutes } from './painting/routes.ts'
import { ownPhotoRoutes } from './photos/routes-own.ts'
import { photoRoutes } from './photos/routes.ts'
import { planRoutes } from './plan/routes.ts'
import { planImportRoutes } from './plan/routes-import.ts'
import { pointsRoutes } from './points/routes.ts'
import { Problem } from './problems.ts'
import { ratioRoutes } from './ratio/routes.ts'
import { snapshotRoutes } from './ratio/routes-snapshots.ts'
import { requestRoutes } from './requests/routes.ts'
import { ownReviewRoutes } from './reviews/routes-own.ts'
import { reviewRoutes } from './reviews/routes.ts'
import { rosterRoutes } from './rosters/routes.ts'
import { settingsRoutes } from './settings/routes.ts'
import { studioRoutes } from './studio/routes.ts'
import { tonightRoutes } from './tonight/routes.ts'
import { trainingRoutes } from './trainings/routes.ts'
import { vendorRoutes } from './vendors/routes.ts'

/** Every feature's routes under one roof; the client is typed by it. */
const api = new Hono<Env>()
  .route('/', askRoutes)
  .route('/', exportRoutes)
  .route('/', searchRoutes)
  .route('/', viewRoutes)
  .route('/', assignmentRoutes)
  .route('/', briefRoutes)
  .route('/', calendarRoutes)
  .route('/', seasonRoutes)
  .route('/', certificateRoutes)
  .route('/', checklistRoutes)
  .route('/', checkRoutes)
  .route('/', confirmRoutes)
  // Before the documents: their addresses would be read as ids.
  .route('/', documentTemplateRoutes)
  .route('/', documentRoutes)
  .route('/', enforcementRoutes)
  .route('/', historyRoutes)
  .route('/', incidentRoutes)
  .route('/', ownIncidentRoutes)
  .route('/', inspectionRoutes)
  .route('/', liveRoutes)
  .route('/', logRoutes)
  .route('/', marketRoutes)
  .route('/', matterRoutes)
  .route('/', offlineRoutes)
  .route('/', openDataRoutes)
  .route('/', ownMatterRoutes)
  .route('/', ownPhotoRoutes)
  .route('/', ownReviewRoutes)
  .route('/', ownRoutes)
  .route('/', paintingRoutes)
  .route('/', patrolRoutes)
  .route('/', peopleRoutes)
  .route('/', phoneRoutes)
  .route('/', promptSettingsRoutes)
  .route('/', promptRoutes)
  .route('/', publicRecordRoutes)
  .route('/', quarantineRoutes)
  .route('/', photoRoutes)
  .route('/', planRoutes)
  .route('/', planImportRoutes)
  .route('/', pointsRoutes)
  .route('/', ratioRoutes)
  .route('/', snapshotRoutes)
  .route('/', requestRoutes)
  .route('/', reviewRoutes)
  .route('/', rosterRoutes)
  .route('/', sessionRoutes)
  .route('/', settingsRoutes)
  .route('/', studioRoutes)
  .route('/', tonightRoutes)
  .route('/', trainingRoutes)
  .route('/', vendorRoutes)
  .route('/', workRoutes)

const headers = (tiles: TileSettings | null) =>
  secureHeaders({
    contentSecurityPolicy: {
      defaultSrc: ["'self'"],
      imgSrc: ["'self'", 'data:', 'blob:', ...(tiles === null ? [] : tileOrigins(tiles))],
      objectSrc: ["'none'"],
      baseUri: ["'none'"],
      formAction: ["'self'"],
      frameAncestors: ["'none'"],
    },
    crossOriginEmbedderPolicy: false,
    referrerPolicy: 'same-origin',
    permissionsPolicy: { geolocation: ['self'], camera: ['self'], microphone: [] },
  })

/** The whole application over what it is given; nothing in it reads the environment, the clock or chance by itself. */
export function createApp(given: Given, limits: RequestLimits = { per_account: 600, per_address: 6000 }) {
  const app = new Hono<Env>()
  app.onError(refuse)
  app.use(enter(given), headers(given.tiles))
  app.route('/', healthRoutes)
  app.use('/api/*', unkept, sameOrigin, recognise, limitRequests(limits), boundedBody(), arrivals)
  const whole = new Hono<Env>().route('/', api).route(
    '/',
    outboxRoutes((request, env) => app.fetch(request, env as object)),
  )
  app.route('/api', whole)
  app.route('/api', contractRoutes(whole))
  app.all('/api/*', () => {
    throw new Problem('not_found')
  })
  if (given.web) app.route('/', webClient(given.web))
  return app
}
