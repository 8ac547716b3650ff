import type { ProblemCode, ProblemDetail } from '../../src/problems.ts'

/** Problems only the phone knows: no connection; an answer that is not ours (a Wi-Fi sign-in page); a fault of the page. */
export type LocalProblemCode = 'network' | 'not_kept' | 'photo_gone' | 'unexpected_answer' | 'broken'

/** What no phone on its round is refused; its sentences are no part of what a phone loads first. */
type RefusalCode =
  | 'step_not_open'
  | 'matter_moved'
  | 'matter_gone_on'
  | 'procedure_runs'
  | 'notice_first'
  | 'statement_first'
  | 'hearing_first'
  | 'no_hearing'
  | 'legal_review_first'
  | 'heavier_than_noticed'
  | 'decision_too_late'
  | 'order_first'
  | 'legal_basis_missing'
  | 'approval_missing'
  | 'approval_too_late'
  | 'extension_not_lawful'
  | 'case_first'
  | 'order_unmet'
  | 'demand_too_short'
  | 'demand_running'
  | 'execution_too_early'
  | 'remedy_running'
  | 'already_overturned'
  | 'enforcement_stays'
  | 'involved_yourself'
  | 'already_decided'
  | 'incident_closed'
  | 'unsupported_media_type'
  | 'points_from_tomorrow'
  | 'calendar_past'
  | 'evening_begun'
  | 'season_begun'
  | 'hours_under_way'
  | 'season_overlaps'
  | 'checklist_unchanged'
  | 'checklist_from_tomorrow'
  | 'training_audience'
  | 'training_not_yet'
  | 'training_cancelled'
  | 'roster_elsewhere'
  | 'roster_past'
  | 'origin_refused'
  | 'urgency_reason'
  | 'not_first_time'
  | 'answer_first'
  | 'deadline_past'
  | 'review_running'
  | 'export_taken'
  | 'talk_not_yet'
  | 'phone_lookups_used_up'
  | 'review_over'
  | 'review_too_late'
  | 'replies_full'
  | 'month_running'
  | 'month_without_looks'
  | 'photo_not_announced'
  | 'answer_term_short'
  | 'document_incomplete'
  | 'document_not_due'
  | 'document_issued_already'
  | 'plan_changed'
  | 'stall_taken'
  | 'vendor_has_maximum'
  | 'maximum_in_use'
  | 'name_taken'
  | 'phone_taken'
  | 'assignment_over'
  | 'paint_job_open'
  | 'already_withdrawn'
  | 'period_reversed'
  | 'stall_not_in_plan'
  | 'stall_closed'
  | 'not_yourself'
  | 'last_supervisor'
  | 'market_without_stalls'
  | 'coordinates_in_doubt'
  | 'plan_has_problems'
  | 'plan_unchanged'
  | 'plan_invalid'
  | 'plan_checks_open'
  | 'stalls_assigned'
  | 'stall_must_leave'
  | 'valid_from_past'
  | 'nothing_to_paint'

type Sentence = string | ((detail: ProblemDetail) => string)
/** Each sentence says what happened and what to do. */
export type ProblemSentences = Record<Exclude<ProblemCode, RefusalCode> | LocalProblemCode, Sentence>
export type RefusalSentences = Record<RefusalCode, Sentence>

/** A number out of a problem's detail, when it is one. */
export const numberIn = (detail: ProblemDetail, key: string) =>
  typeof detail[key] === 'number' ? detail[key] : undefined

/** A text out of a problem's detail, when it is one. */
export const textIn = (detail: ProblemDetail, key: string) =>
  typeof detail[key] === 'string' ? detail[key] : undefined

/** The texts of a list in a problem's detail; none when it is no list. */
export const textsIn = (detail: ProblemDetail, key: string) =>
  Array.isArray(detail[key]) ? detail[key].filter((one): one is string => typeof one === 'string') : []
