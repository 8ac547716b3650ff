/** Every way to refuse a request: code → HTTP status. Each language has a sentence for each code in `web/i18n`. */
export const problems = {
  invalid_request: 400,
  sign_in_required: 401,
  sign_in_failed: 401,
  code_wrong: 401,
  not_allowed: 403,
  involved_yourself: 403,
  origin_refused: 403,
  not_found: 404,
  method_not_allowed: 405,
  conflict: 409,
  already_amended: 409,
  already_overturned: 409,
  capture_conflict: 409,
  on_patrol_already: 409,
  patrol_ended: 409,
  plan_changed: 409,
  stall_taken: 409,
  vendor_has_maximum: 409,
  maximum_in_use: 409,
  name_taken: 409,
  phone_taken: 409,
  assignment_over: 409,
  paint_job_open: 409,
  already_withdrawn: 409,
  already_decided: 409,
  help_calls_waiting: 409,
  step_not_open: 409,
  matter_moved: 409,
  matter_gone_on: 409,
  procedure_runs: 409,
  document_issued_already: 409,
  complaints_waiting: 409,
  incident_closed: 409,
  body_too_large: 413,
  unsupported_media_type: 415,
  unknown_reference: 422,
  period_reversed: 422,
  stall_not_in_plan: 422,
  stall_closed: 422,
  not_yourself: 422,
  not_a_member: 422,
  market_without_stalls: 422,
  coordinates_in_doubt: 422,
  plan_has_problems: 422,
  plan_unchanged: 422,
  plan_invalid: 422,
  plan_checks_open: 422,
  stalls_assigned: 422,
  stall_must_leave: 422,
  valid_from_past: 422,
  nothing_to_paint: 422,
  photo_unreadable: 422,
  photo_hash_differs: 422,
  item_not_open: 422,
  action_missing: 422,
  action_incomplete: 422,
  two_certified_officers: 422,
  needs_case: 422,
  fine_over_limit: 422,
  one_fine_per_finding: 422,
  second_penalty_needs_reason: 422,
  second_penalty_unknown: 422,
  points_off: 422,
  points_from_tomorrow: 422,
  outside_competence: 422,
  help_first_unanswered: 422,
  notice_first: 422,
  statement_first: 422,
  hearing_first: 422,
  no_hearing: 422,
  legal_review_first: 422,
  heavier_than_noticed: 422,
  decision_too_late: 422,
  order_first: 422,
  legal_basis_missing: 422,
  approval_missing: 422,
  approval_too_late: 422,
  extension_not_lawful: 422,
  case_first: 422,
  urgency_reason: 422,
  answer_first: 422,
  deadline_past: 422,
  document_incomplete: 422,
  document_not_due: 422,
  answer_term_short: 422,
  answer_missing: 422,
  too_many_requests: 429,
  internal: 500,
  code_not_sent: 503,
  try_again: 503,
} as const

export type ProblemCode = keyof typeof problems

/** What a client is told besides the code, for example `{ fields: [...] }` or `{ retry_after_s: 30 }`. */
export type ProblemDetail = Record<string, unknown>

/** A refusal; thrown anywhere below a route, it rolls the unit of work back and answers with its status. */
export class Problem extends Error {
  readonly code: ProblemCode
  readonly detail: ProblemDetail | undefined

  constructor(code: ProblemCode, detail?: ProblemDetail) {
    super(code)
    this.name = 'Problem'
    this.code = code
    this.detail = detail
  }

  get status() {
    return problems[this.code]
  }
}

/** Named constraint → code, for what only the database can know; matched by prefix because Citus adds suffixes. */
export const constraintProblems: readonly [prefix: string, code: ProblemCode][] = [
  ['assignment_one_vendor_per_stall', 'stall_taken'],
  ['assignment_one_stall_per_slot', 'vendor_has_maximum'],
  ['assignment_slot_within_maximum', 'maximum_in_use'],
  ['assignment_period_ordered', 'period_reversed'],
  ['certificate_period_ordered', 'period_reversed'],
  ['plan_version_unique', 'plan_changed'],
  ['inspection_amended_once', 'already_amended'],
  ['paint_mark_withdrawn_once', 'already_withdrawn'],
  ['paint_job_one_open', 'paint_job_open'],
  ['matter_step_position_unique', 'matter_moved'],
  ['matter_step_allowed', 'step_not_open'],
  ['matter_step_pkey', 'conflict'],
  ['procedure_step_position_unique', 'matter_moved'],
  ['procedure_step_allowed', 'step_not_open'],
  ['procedure_one_running', 'procedure_runs'],
  ['document_template_pkey', 'conflict'],
  ['document_label_unique', 'name_taken'],
  ['document_replaced_once', 'document_issued_already'],
  ['document_signature_once', 'conflict'],
  ['document_signature_party', 'conflict'],
  ['action_one_fine_per_finding', 'one_fine_per_finding'],
  ['incident_talk_closes_once', 'incident_closed'],
  ['vendor_phone_unique', 'phone_taken'],
  ['person_user_name_unique', 'name_taken'],
  ['person_badge_unique', 'name_taken'],
  ['certificate_number_unique', 'name_taken'],
  ['squad_name_unique', 'name_taken'],
  ['market_name_unique', 'name_taken'],
  ['market_pkey', 'name_taken'],
]
