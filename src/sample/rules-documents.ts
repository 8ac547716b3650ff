import { defaultSettings, type DocumentSettings } from '../documents/rules-law.ts'
import type { Facts } from '../documents/rules-kinds.ts'
import { paperWords } from '../documents/rules-paper.ts'
import type { SignatureEntry } from '../documents/schema.ts'
import type { Chance } from './rules-chance.ts'

/** What the sample district's documents print. Invented; where national law says nothing of an item, so is its rule. */
export function sampleSettings(items: readonly { code: string }[]): DocumentSettings {
  const invented = '《元宝区市容和环境卫生管理办法（示例）》'
  return {
    ...defaultSettings,
    authority: '丹东市元宝区城市管理综合行政执法局（示例）',
    short: '元城管',
    address: '元宝区示例路1号',
    phone: '0415-0000000',
    bank: '示例银行元宝支行',
    account: '0000000000000000',
    reconsideration: '丹东市元宝区人民政府',
    court: '丹东市元宝区人民法院',
    items: Object.fromEntries(
      items.map(({ code }, index) => {
        const law = defaultSettings.items[code]
        return [
          code,
          { rule: law?.rule ?? `${invented}第${index + 1}条`, basis: law?.basis ?? `${invented}第${index + 51}条` },
        ]
      }),
    ),
  }
}

/** What officers wrote where the records said nothing. */
export const sampleWords: Facts = {
  party: '流动经营者（姓名不详）',
  statement: paperWords.noStatement,
  storage: '本中队物品保管处（示例）',
}

/** A name as somebody in a hurry writes it. */
function scrawl(chance: Chance): number[][] {
  return Array.from({ length: chance.between(3, 6) }, (_, stroke) => {
    const x = 120 + stroke * 130
    return Array.from({ length: 8 }, (_, step) => [x + step * 14, chance.between(90, 310)]).flat()
  })
}

/** How a party signed: mostly on paper, one in five on the screen, one in twelve not at all. */
export function sampleSignature(id: string, signer: string, witness: string, chance: Chance): SignatureEntry {
  const of = { id, role: 'party' as const, signer }
  if (chance.hit(1 / 12)) return { ...of, way: 'refused', note: paperWords.refusal, witness }
  return chance.hit(0.2) ? { ...of, way: 'screen', strokes: scrawl(chance) } : { ...of, way: 'paper' }
}
