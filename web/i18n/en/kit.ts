import type zh from '../zh-CN/kit.ts'

const kit: typeof zh = {
  print: 'Print',
  back: 'Back',
  cancel: 'Cancel',
  clear: 'Clear',
  close: 'Close',
  dismiss: 'Got it',
  hidePassword: 'Hide password',
  showPassword: 'Show password',
  loading: 'Loading…',
  sending: 'Sending…',
  more: 'More',
  noMore: 'That is all',
  shown: (n) => `${n} shown`,
  shownOf: (n, total) => `${n} of ${total} shown`,
  nothingYet: 'Nothing here yet',
  failed: 'That did not work',
  optional: 'optional',
  retry: 'Try again',
  choose: 'Please choose',
  sheetHigher: 'Expand',
  sheetLower: 'Collapse',
  signInAgain: 'Sign in',
  undo: 'Undo',
  charactersLeft: (n) => `${n} characters left`,
  charactersOver: (n) => `${n} characters too many`,
}

export default kit
