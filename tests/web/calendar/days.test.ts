import fc from 'fast-check'
import { beforeAll, expect, test } from 'vitest'
import { addDays } from '../../../src/shared/evening.ts'
import { dayWord, eveningWord, marksOf, notable, type Day, type Season } from '../../../web/calendar/days.ts'
import { needTexts } from '../../../web/i18n/index.ts'

beforeAll(() => needTexts(['calendar']))

const market = {
  id: 'pingan',
  name: '平安夜市',
  name_en: 'Ping’an',
  opens: '15:00',
  closes: '21:00',
  changes_from: '2026-01-01',
  earlier: [],
}
const season = (first_day: string, last_day: string, closes: string, name: string): Season => ({
  id: name,
  first_day,
  last_day,
  opens: '16:00',
  closes,
  name,
  set_by: '李娜',
})
const seasons = [
  season('2026-05-01', '2026-05-02', '22:30', '夏季时间'),
  season('2026-05-09', '2026-05-09', '00:30', '夜跑'),
]
const plain = (day: string): Day => ({ day, workday: true, holiday: false, own: null, closed: null })
const days: Day[] = [
  { ...plain('2026-05-01'), workday: false, holiday: true },
  { ...plain('2026-05-02'), workday: false, holiday: true, closed: { reason: '大风', closed_by: '李娜' } },
  { ...plain('2026-05-03'), workday: false },
  plain('2026-05-04'),
  { ...plain('2026-05-05'), workday: false, holiday: true, own: { kind: 'holiday', name: '停电', set_by: '李娜' } },
  plain('2026-05-09'),
]

test('every day has its signs, and none stands for a day like any other', () => {
  expect(days.map((day) => marksOf(day, seasons))).toEqual(['休①', '休停', '', '', '休', '班②'])
})

test('days and evenings are said in words: why it is closed, the season’s hours with its name, else the market’s own', () => {
  expect(days.map(dayWord)).toEqual(['法定节假日', '法定节假日', '休息日', '上班', '休息 · 停电', '调休上班'])
  expect(days.map((day) => eveningWord(day, market, seasons))).toEqual([
    '16:00–22:30 夏季时间',
    '停市：大风',
    '15:00–21:00',
    '15:00–21:00',
    '15:00–21:00',
    '16:00–次日 00:30 夜跑',
  ])
})

test('an evening of the past has the hours that it had, its season’s before them', () => {
  const until = (last_day: string, closes: string) => ({ first_day: '0001-01-01', last_day, opens: '14:00', closes })
  const earlier = [until('2026-05-03', '19:00'), until('2026-05-04', '20:00')]
  expect(days.map((day) => eveningWord(day, { ...market, earlier }, seasons))).toEqual([
    '16:00–22:30 夏季时间',
    '停市：大风',
    '14:00–19:00',
    '14:00–20:00',
    '15:00–21:00',
    '16:00–次日 00:30 夜跑',
  ])
})

test('a month’s list says what is out of the ordinary, days in a row together', () => {
  expect(notable(days, seasons)).toEqual([
    { words: '法定节假日', when: '1–2日' },
    { words: '夏季时间 16:00–22:30', when: '1日' },
    { words: '停市：大风', when: '2日' },
    { words: '休息 · 停电', when: '5日' },
    { words: '调休上班', when: '9日' },
    { words: '夜跑 16:00–次日 00:30', when: '9日' },
  ])
})

test('the spans of a month’s list are exactly the days that are closed', () => {
  fc.assert(
    fc.property(fc.array(fc.boolean(), { minLength: 28, maxLength: 31 }), (shut) => {
      const month = shut.map((closed, at): Day => {
        const day = plain(addDays('2026-07-01', at))
        return { ...day, workday: false, closed: closed ? { reason: '大风', closed_by: '李娜' } : null }
      })
      const said = notable(month, [])[0]?.when ?? ''
      const told = said
        .split(/[日、]+/)
        .filter(Boolean)
        .flatMap((span) => {
          const [from = 0, to = from] = span.split('–').map(Number)
          return Array.from({ length: to - from + 1 }, (_, n) => from + n)
        })
      expect(told).toEqual(shut.flatMap((closed, at) => (closed ? [at + 1] : [])))
    }),
  )
})
