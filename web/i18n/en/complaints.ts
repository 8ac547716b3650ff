import type zh from '../zh-CN/complaints.ts'

const complaints: typeof zh = {
  title: 'Tell the supervisors',
  hint: 'It goes straight to the supervisors; no squad and no officer reads it.',
  loading: 'Reading what you told them…',
  mine: 'What I told them',
  kinds: { complaint: 'A complaint about an officer', money: 'Someone asked me for money' },
  moneyFree: 'A stall costs 0 yuan. Nobody may take money.',
  market: 'In which market',
  about: 'Which inspection',
  aboutNone: 'Not a particular inspection',
  aboutOf: (when, lead) => `${when}, led by ${lead}`,
  words: 'Please say what happened',
  wordsHint: 'When, where, who, what was said and done.',
  wordsWrong: 'Please write something, 500 characters at most.',
  send: 'Send to the supervisors',
  cancel: 'Do not send',
  sent: 'The supervisors have it',
  arrived: (at) => `Arrived ${at}`,
  waiting: 'Waiting for a supervisor',
  followed: (name) => `${name}, supervisor, sees to it`,
  talked: (at) => `Talked about ${at}`,
  closed: (at) => `Answered ${at}`,
  answer: 'The answer',
}
export default complaints
