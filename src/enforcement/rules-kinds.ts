/** Every kind of the ladder, mildest first; ranks and what each must have are in rules.ts. */
export const actionKinds = [
  'help',
  'remind',
  'educate',
  'spared',
  'fix_now',
  'fix_by',
  'points',
  'pause_stall',
  'end_stall',
  'transfer',
  'evidence_hold',
  'warning',
  'criticism',
  'fine_on_spot',
  'fine',
  'confiscate',
  'stop_business',
  'revoke_permit',
  'clear_now',
  'perform',
  'seal',
  'seize',
  'remove',
] as const
export type ActionKind = (typeof actionKinds)[number]

/** Classes of a penalty, a compulsory measure and an evidence hold: what the enforcement ratio's numerator counts. */
export const enforcementClasses = ['P', 'C', 'H'] as const

/** 帮扶: what was done for the vendor. */
export const helpKinds = [
  'carry',
  'clear_cartons',
  'pack_up',
  'papers',
  'show_to_plot',
  'lend_tool',
  'repaint_line',
  'power_water',
  'mediate',
  'weather_warning',
  'safety_advice',
] as const
export type HelpKind = (typeof helpKinds)[number]

/** Why a finding is spared: Administrative Penalty Law Art. 33. */
export const spareReasons = ['minor_corrected', 'first_slight_corrected', 'no_fault'] as const
export type SpareReason = (typeof spareReasons)[number]

/** What came of offering help before a penalty (rule R22). */
export const helpFirst = ['given', 'declined', 'not_suitable'] as const
export type HelpFirst = (typeof helpFirst)[number]

/** The fields that only some kinds carry. */
export const actionFields = [
  'deadline_at',
  'help_kind',
  'minutes',
  'amount_yuan',
  'document_number',
  'authority',
  'reason',
  'approved_by',
  'items',
] as const
export type ActionField = (typeof actionFields)[number]
