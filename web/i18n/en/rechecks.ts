import type zh from '../zh-CN/rechecks.ts'

const rechecks: typeof zh = {
  title: 'Was what was ordered before put right?',
  by: (at: string) => `Ordered by ${at}`,
  followed: 'Put right',
  notFollowed: 'Not put right',
}

export default rechecks
