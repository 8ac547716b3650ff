import Nzh from 'nzh'
import { clockIn, dayIn } from '../shared/evening.ts'
import { dayWritten } from './rules-paper.ts'

const digits = '〇一二三四五六七八九'

/** A line of a list with its photos, each by a number and the head of its hash: 烤炉 1 台（照片1：3f0a91c2）. */
export function itemWithPhotos(item: string, line: number, photos: readonly { number: number; sha256: string }[]) {
  const own = photos.filter(({ number }) => number === line)
  if (own.length === 0) return item
  return `${item}（${own.map(({ sha256 }, index) => `照片${index + 1}：${sha256.slice(0, 8)}`).join('、')}）`
}

/** A day in Chinese numerals, as a seal's date is written: 二〇二六年十一月二十八日. */
export function dayInWords(day: string): string {
  const [year = '', month = '', date = ''] = day.split('-')
  const spelt = (number: string) => Nzh.cn.encodeS(Number(number), { tenMin: true })
  return `${[...year].map((digit) => digits[Number(digit)]).join('')}年${spelt(month)}月${spelt(date)}日`
}

/** An instant on a market's clock as the text of a document says it: 2026年11月28日19时05分. */
export function instantWritten(timeZone: string, at: Date): string {
  const [hour, minute] = clockIn(timeZone, at).split(':')
  return `${dayWritten(dayIn(timeZone, at))}${Number(hour)}时${minute}分`
}

/** Whole yuan in the capitals that nobody can alter: 贰佰元整. */
export const yuanInCapitals = (yuan: number): string => Nzh.cn.toMoney(yuan, { outSymbol: false })

/** A fine as a decision says it: 罚款人民币贰佰元整（¥200）. */
export const fineInWords = (yuan: number): string => `罚款人民币${yuanInCapitals(yuan)}（¥${yuan}）`
