import { numberIn, type ProblemSentences } from '../sentence.ts'

const waited = (seconds: number) =>
  seconds <= 120
    ? `${seconds} seconds`
    : seconds <= 7200
      ? `${Math.ceil(seconds / 60)} minutes`
      : `${Math.ceil(seconds / 3600)} hours`

const problems: ProblemSentences = {
  invalid_request: 'Something was filled in wrongly. Check the marked places and send again.',
  sign_in_required: 'Your session has ended. Please sign in again.',
  sign_in_failed: 'User name or password is wrong. Check both, or ask a supervisor to reset your password.',
  code_wrong: 'The code is wrong or has expired. Check the message, or ask for a new code.',
  not_allowed: 'You do not have this right. Ask a supervisor if you need it.',
  not_found: 'Not found; it may have moved. Go back and choose again.',
  conflict: 'Somebody else changed this. Refresh, check, and send again.',
  already_amended: 'This record was corrected already. Refresh and correct the latest one.',
  capture_conflict:
    'Another content arrived under this number before. This one was not written and stays on this phone; ask a supervisor to compare them.',
  on_patrol_already: 'You are on a patrol already. End that one first.',
  patrol_ended: 'This patrol has ended. Start a new one first.',
  help_calls_waiting: 'Several of your help calls are waiting already. Please wait for the squad, or take one back.',
  complaints_waiting: 'Several of your complaints are waiting for an answer already. Please wait for the supervisors.',
  body_too_large: 'That is too large. Send less at a time.',
  unknown_reference: 'What you chose no longer exists. Refresh and choose again.',
  not_a_member: 'You are not on this patrol. Ask its lead to add you.',
  photo_unreadable: 'This file is no whole photo. Please take it again.',
  photo_hash_differs: 'The photo changed on its way. Please send it again.',
  item_not_open: 'This item does not apply to this trade. Choose another.',
  action_missing: 'A finding has no action yet. Choose one for each.',
  action_incomplete: 'An action is incomplete. Fill in what is marked.',
  two_certified_officers: 'This needs two certified officers. Add one (Administrative Penalty Law, Art. 42).',
  needs_case: 'This needs a case; it cannot be decided on the spot.',
  fine_over_limit: 'Above the limit for fines on the spot (200 yuan person, 3,000 organisation). Open a case instead.',
  one_fine_per_finding: 'A finding can be fined only once. Choose another action.',
  second_penalty_needs_reason: 'Penalised for this tonight already. Give a reason for a second penalty.',
  second_penalty_unknown:
    'This vendor was penalised for the same tonight by others; a supervisor decides on the record.',
  points_off:
    'No points here: the market gives none, this item costs none, or the vendor is not known. Choose another action.',
  outside_competence: 'Your squad may not penalise this. Choose transfer.',
  help_first_unanswered: 'Please answer first: was help offered before the penalty?',
  answer_missing: 'Write what the vendor who complained is told; nothing where no vendor did.',
  too_many_requests: (detail) => {
    const seconds = numberIn(detail, 'retry_after_s')
    return seconds === undefined
      ? 'Too many attempts. Wait a moment and try again.'
      : `Too many attempts. Try again in ${waited(seconds)}.`
  },
  internal: 'The system failed; it was not your doing. Try again later, or tell a supervisor.',
  try_again: 'The system is busy. Try again in a few seconds.',
  not_kept: 'This phone could not keep the record. Free some space and try again before leaving the page.',
  photo_gone: 'The browser cleared a photo before it was sent, and it cannot be brought back. Please take another.',
  network: 'No connection. Check your signal and try again.',
  unexpected_answer: 'The answer was not ours; the Wi-Fi may want you to sign in. Try mobile data.',
  broken: 'This page failed. Try again, or close and reopen it.',
}

export default problems
