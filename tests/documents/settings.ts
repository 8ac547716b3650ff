import { defaultSettings, type DocumentSettings } from '../../src/documents/rules-law.ts'
import { cast } from '../support/cast.ts'

/** What 元宝区's authority prints; invented. */
export const settings: DocumentSettings = {
  ...defaultSettings,
  authority: '丹东市元宝区城市管理综合行政执法局',
  short: '元城管',
  address: '元宝区示例路1号',
  phone: '0415-0000000',
  bank: '示例银行元宝支行',
  account: '6200000000000000',
  reconsideration: '丹东市元宝区人民政府',
  court: '丹东市元宝区人民法院',
  squads: { [cast.xingdong]: '兴东' },
}
