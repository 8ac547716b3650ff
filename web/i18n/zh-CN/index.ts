import ask from './ask.ts'
import assignments from './assignments.ts'
import charts from './charts.ts'
import brief from './brief.ts'
import calendar from './calendar.ts'
import checklist from './checklist.ts'
import checks from './checks.ts'
import clocks from './clocks.ts'
import complaints from './complaints.ts'
import confirmations from './confirmations.ts'
import display from './display.ts'
import documents from './documents.ts'
import enforcement from './enforcement.ts'
import events from './events.ts'
import history from './history.ts'
import incidents from './incidents.ts'
import inspections from './inspections.ts'
import items from './items.ts'
import kit from './kit.ts'
import map from './map.ts'
import markets from './markets.ts'
import matter from './matter.ts'
import me from './me.ts'
import matters from './matters.ts'
import offline from './offline.ts'
import opendata from './opendata.ts'
import own from './own.ts'
import painting from './painting.ts'
import patrols from './patrols.ts'
import people from './people.ts'
import phones from './phones.ts'
import photos from './photos.ts'
import plan from './plan.ts'
import points from './points.ts'
import print from './print.ts'
import problems from './problems.ts'
import procedures from './procedures.ts'
import ratio from './ratio.ts'
import rechecks from './rechecks.ts'
import record from './record.ts'
import prompts from './prompts.ts'
import refusals from './refusals.ts'
import requests from './requests.ts'
import reviews from './reviews.ts'
import roles from './roles.ts'
import rosters from './rosters.ts'
import settings from './settings.ts'
import shell from './shell.ts'
import snapshots from './snapshots.ts'
import spot from './spot.ts'
import studio from './studio.ts'
import trainings from './trainings.ts'
import tonight from './tonight.ts'
import vendors from './vendors.ts'
import walk from './walk.ts'

export default {
  ask,
  assignments,
  charts,
  brief,
  calendar,
  checklist,
  checks,
  clocks,
  complaints,
  confirmations,
  display,
  documents,
  enforcement,
  events,
  history,
  incidents,
  inspections,
  items,
  kit,
  map,
  markets,
  matter,
  me,
  matters,
  offline,
  opendata,
  own,
  painting,
  patrols,
  people,
  phones,
  photos,
  plan,
  points,
  print,
  problems,
  procedures,
  ratio,
  rechecks,
  record,
  prompts,
  refusals,
  requests,
  reviews,
  roles,
  rosters,
  settings,
  shell,
  snapshots,
  spot,
  studio,
  trainings,
  tonight,
  vendors,
  walk,
}
