import type zh from '../zh-CN/confirmations.ts'

const confirmations: typeof zh = {
  title: 'Actions that wait for your word',
  confirmationsHint:
    'Penalties, compulsory measures and evidence holds want two certified officers there. Confirm where you were; where you were not, say so, and a supervisor will look.',
  noConfirmations: 'Nothing waits for your word',
  noConfirmationsHint: 'Actions that others log with your name appear here.',
  samePhone: 'Confirmed on the phone of who logged it',
  samePhoneHint:
    'In the last 30 days these were confirmed in your name on somebody else’s phone. Where it was not you, say so.',
  loggedBy: (name: string, at: string) => `logged by ${name}, ${at}`,
  iWasThere: 'I was there, confirm',
  iWasNot: 'I was not part of it',
  iWasNotWhy: 'What happened',
  iWasNotHint: 'A supervisor will look into it; the record is not deleted.',
  iWasNotMissing: 'Say in a sentence first where you were and how it was.',
  sendDenial: 'Send to a supervisor',
  kept: 'Saved on this phone; sent when there is signal',
  confirmed: 'Confirmed',
  denied: 'Sent to a supervisor',
  disputedTitle: 'Actions that an officer denies',
  disputedBy: (name: string, why: string) => `${name}: ${why}`,
}

export default confirmations
