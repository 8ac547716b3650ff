import { numberIn, textIn, textsIn, type RefusalSentences } from '../sentence.ts'

/** What only desks and procedures are refused: fetched when the first of them is to be said. */
const tooEarly: Readonly<Record<string, string>> = {
  'compulsion-36':
    'First the statement is heard, and the execution decided and served (Administrative Compulsion Law Art. 36).',
  'compulsion-37': 'First the execution is decided and served (Administrative Compulsion Law Art. 37).',
  'compulsion-38': 'First the decision is served (Administrative Compulsion Law Art. 38).',
  'compulsion-39':
    'It is suspended; once resumed it is demanded or announced anew (Administrative Compulsion Law Art. 39).',
  'compulsion-44':
    'First it is announced, and the time to remove it oneself is over (Administrative Compulsion Law Art. 44).',
  'compulsion-51':
    'First it is demanded once more, and three working days pass (Administrative Compulsion Law Art. 51).',
}

const refusals: RefusalSentences = {
  review_running: 'This is being reviewed. Please wait for the result.',
  roster_elsewhere: 'Planned with another squad that evening; take them off there first.',
  roster_past:
    'What is over, or who has gone out on patrol, cannot be planned anew; within seven days only an absence can be noted.',
  training_cancelled: 'This training was called off.',
  training_not_yet: 'This training has not been held yet.',
  training_audience: 'This training is not for them; change whom it is for first.',
  checklist_from_tomorrow: 'A new checklist begins tomorrow at the earliest: an evening has one checklist.',
  checklist_unchanged: 'Nothing differs from the checklist as it is.',
  evening_begun:
    'That evening is over or was already patrolled; whether the market was closed cannot be changed any more.',
  season_begun:
    'Evenings that have begun keep their hours. A season under way may end on another day; anything else changes from an evening that has not begun.',
  hours_under_way:
    'This evening is not over yet: change hours and time zone by day, from half-way between closing and the next opening until the market opens or is patrolled. Evenings to come can have other hours in the calendar, as a season.',
  season_overlaps:
    'Some of these days have other season hours already. Change the days, or that season first; a single evening may be added within a season.',
  calendar_past: 'Past days cannot be changed: terms were counted by them.',
  phone_lookups_used_up: (detail) => {
    const minutes = Math.ceil((numberIn(detail, 'retry_after_s') ?? 3600) / 60)
    return `You have looked up ${numberIn(detail, 'limit') ?? 60} phone numbers within the hour. Search by name, or try again in ${minutes} min.`
  },
  talk_not_yet: 'That day has not come yet; enter the day on which you talked.',
  export_taken: 'This file was fetched already; export the list again.',
  review_over: 'This was reviewed already, or no longer counts; it cannot be asked for again.',
  review_too_late: 'The time to ask for a review is over. Reconsideration or a lawsuit may still be open to you.',
  month_without_looks: 'This month holds no inspections that could be public: choose a month with records.',
  month_running: 'This month is not over yet: lock it on the day after its last evening.',
  replies_full: 'There are three replies already; no more can be added.',
  photo_not_announced: 'Send your words first, then their photos.',
  plan_changed: 'Somebody just published another plan. Refresh and check again.',
  stall_taken: (detail) => {
    const [number, holder, from, until] = ['number', 'held_by', 'from', 'until'].map((key) => textIn(detail, key))
    if (!holder || !from) return 'Another vendor holds this stall in that period. Choose another stall or period.'
    const period = until ? `from ${from} to ${until}` : `from ${from} on`
    return `${holder} holds stall ${number ?? ''} ${period}. Choose another stall or period.`
  },
  vendor_has_maximum: (detail) => {
    const [maximum, numbers] = [numberIn(detail, 'maximum'), textsIn(detail, 'numbers')]
    if (maximum === undefined || numbers.length === 0)
      return 'This vendor holds as many stalls as the market allows. End one first.'
    return `A vendor may hold ${maximum} stalls in this market; this one has ${numbers.join(', ')}. End one first, or move it.`
  },
  maximum_in_use: 'Some vendors hold more stalls than that. Change their stalls first.',
  name_taken: 'This name or number is in use. Choose another.',
  phone_taken: 'This phone number is registered. Check it, or look for the existing entry.',
  assignment_over: 'This assignment has ended. Refresh and choose again.',
  paint_job_open: 'This market has an open paint job already. End that one first.',
  document_issued_already: 'A document of this kind was issued already; to issue it again, say why.',
  already_withdrawn: 'This mark was taken back already. Reload to see how it stands.',
  period_reversed: 'The end is before the start. Check both dates.',
  stall_not_in_plan: 'This stall is not on the plan at that time. Refresh and choose one that is.',
  stall_closed: 'This stall is closed. Choose another.',
  not_yourself: 'You cannot deactivate yourself or change your own role. Ask another supervisor.',
  last_supervisor: 'This is the last active supervisor and must stay one. Make somebody else a supervisor first.',
  market_without_stalls: 'This is a street of shops without plots. Choose a night market.',
  coordinates_in_doubt: 'The file lands far from the market. First say how its coordinates are meant.',
  plan_has_problems:
    'Some stalls in the file have problems. Correct the file, or choose to import only the ones without problems.',
  plan_unchanged: 'The file is the same as the plan, so there is nothing to publish.',
  plan_invalid: 'Some things drawn here cannot be kept. Correct them one by one from the list.',
  plan_checks_open: 'The plan checks still find errors. Correct them, or say why it is published all the same.',
  stalls_assigned: 'Stalls that close or go are assigned to vendors. Decide for each vendor first.',
  stall_must_leave: 'This stall is not on the new plan, so its vendor cannot stay. End the assignment or move it.',
  valid_from_past: 'The plan cannot begin before today. Choose today or a later day.',
  nothing_to_paint: 'Every stall of this version is painted; there is nothing to plan.',
  document_incomplete: 'The document still lacks something. Please complete it first.',
  document_not_due: 'What was done about this finding asks for no such document. Please choose another.',
  step_not_open: 'This step cannot be taken now; the matter has moved on. Please reload.',
  matter_moved: 'Somebody else has just moved this matter on. Please reload and try again.',
  matter_gone_on:
    'A procedure has come of this record, so it cannot be corrected; a supervisor has to end the procedure first.',
  procedure_runs: 'This matter already has such a procedure running. Please finish it first.',
  notice_first:
    'Facts, reasons, basis and rights must be noticed before a penalty is decided (Administrative Penalty Law Art. 44).',
  statement_first: (detail) =>
    textIn(detail, 'article') === 'compulsion-36'
      ? 'The statement must be heard first, or the demand’s time be over (Administrative Compulsion Law Art. 36).'
      : 'The statement must be heard first, or the time to answer be over (Administrative Penalty Law Art. 45).',
  hearing_first: 'A hearing was asked for and must be held first (Administrative Penalty Law Art. 64).',
  no_hearing: 'No hearing may be asked for on this penalty (Administrative Penalty Law Art. 63).',
  legal_review_first: 'This case must pass legal review before it is decided (Administrative Penalty Law Art. 58).',
  heavier_than_noticed:
    'The penalty may not be heavier than noticed; a heavier one needs a new notice (Administrative Penalty Law Art. 45).',
  decision_too_late:
    'More than 90 days have passed since filing; an extension must be approved first (Administrative Penalty Law Art. 60).',
  order_first:
    'A penalty comes with an order to correct; please set its deadline (Administrative Penalty Law Art. 28).',
  legal_basis_missing:
    'There is no legal basis for this: a supervisor enters it into the list first (Administrative Compulsion Law Art. 10, 18).',
  approval_missing: 'A supervisor who does not carry it out must approve it (Administrative Compulsion Law Art. 18).',
  approval_too_late:
    'More than 24 hours have passed without approval; it must be lifted and returned at once (Administrative Compulsion Law Art. 19).',
  extension_not_lawful:
    'A seizure may be extended once, before it ends, by at most 30 days (Administrative Compulsion Law Art. 25).',
  case_first: 'Goods are confiscated only by the decision of a case (Administrative Compulsion Law Art. 27).',
  order_unmet:
    'A demand needs an order whose time is over and that was not followed (Administrative Compulsion Law Art. 44, 50).',
  demand_too_short: (detail) =>
    textIn(detail, 'article') === 'compulsion-51'
      ? 'The last demand leaves at least three working days (Administrative Compulsion Law Art. 51, 69).'
      : 'Too short: please leave the party time to do it (Administrative Compulsion Law Art. 35, 44).',
  demand_running:
    'The demand’s time is not over; only then may execution be decided (Administrative Compulsion Law Art. 37).',
  execution_too_early: (detail) =>
    tooEarly[textIn(detail, 'article') ?? ''] ?? 'It cannot be executed yet (Administrative Compulsion Law Art. 51).',
  remedy_running:
    'The time for reconsideration and a lawsuit is not over; nothing may be removed yet (Administrative Compulsion Law Art. 44).',
  not_first_time: (detail) =>
    `The record shows the same before (${textIn(detail, 'last_on') ?? 'lately'}), so it is not spared as a first time; where the record is wrong, please say why in the note (Administrative Penalty Law Art. 33).`,
  urgency_reason:
    'Compulsory execution at night or on a public holiday needs an urgent reason (Administrative Compulsion Law Art. 43).',
  answer_first:
    'The vendor must have answered, or had the time to, before a stall is taken away (Personal Information Protection Law Art. 24).',
  deadline_past: 'The deadline must lie ahead, within 90 days. Please choose again.',
  answer_term_short:
    'The time to answer is too short; leave the party enough time for a statement (Administrative Penalty Law Art. 44).',
  origin_refused: 'The request came from elsewhere. Open the night market’s own page and try again.',
  enforcement_stays:
    'What was enforced here is more than a day old, or there is a document about it, so a correction cannot take it away. If it is wrong, a supervisor who had no part in it sets it aside.',
  already_overturned: 'This action has been set aside already. Refresh to see it.',
  involved_yourself: 'You took part in this. A supervisor who was not involved must decide.',
  already_decided: 'Another supervisor has already decided on this record. Reload.',
  incident_closed: 'This incident is closed already and stays as it is; log anew what happens since.',
  unsupported_media_type: 'This kind of file is not supported. Use another format.',
  points_from_tomorrow: 'Tonight’s table stays as it is; let the new one begin tomorrow or later.',
}

export default refusals
