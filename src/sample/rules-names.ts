import type { Chance } from './rules-chance.ts'

// Surnames by their share in north-eastern China (per mille, rounded), with the pinyin that user names are made of.
const surnames: readonly (readonly [hanzi: string, pinyin: string, weight: number])[] = [
  ['王', 'wang', 98],
  ['李', 'li', 92],
  ['张', 'zhang', 88],
  ['刘', 'liu', 72],
  ['杨', 'yang', 33],
  ['赵', 'zhao', 32],
  ['孙', 'sun', 31],
  ['陈', 'chen', 28],
  ['于', 'yu', 26],
  ['徐', 'xu', 20],
  ['姜', 'jiang', 18],
  ['宋', 'song', 17],
  ['高', 'gao', 17],
  ['马', 'ma', 16],
  ['吴', 'wu', 15],
  ['周', 'zhou', 14],
  ['朱', 'zhu', 14],
  ['林', 'lin', 13],
  ['郭', 'guo', 13],
  ['曲', 'qu', 12],
  ['韩', 'han', 12],
  ['丛', 'cong', 11],
  ['金', 'jin', 11],
  ['关', 'guan', 11],
  ['迟', 'chi', 9],
  ['隋', 'sui', 9],
  ['鞠', 'ju', 8],
  ['董', 'dong', 8],
  ['何', 'he', 8],
  ['许', 'xu', 8],
  ['冯', 'feng', 7],
  ['崔', 'cui', 7],
  ['邹', 'zou', 6],
  ['佟', 'tong', 6],
  ['吕', 'lv', 6],
  ['宫', 'gong', 5],
  ['那', 'na', 4],
  ['栾', 'luan', 4],
  ['毕', 'bi', 4],
  ['单', 'shan', 3],
  ['初', 'chu', 3],
  ['辛', 'xin', 3],
]

const women: readonly (readonly [string, string])[] = [
  ['丽', 'li'],
  ['梅', 'mei'],
  ['秀英', 'xiuying'],
  ['桂兰', 'guilan'],
  ['玉珍', 'yuzhen'],
  ['淑华', 'shuhua'],
  ['艳', 'yan'],
  ['春玲', 'chunling'],
  ['凤霞', 'fengxia'],
  ['晓红', 'xiaohong'],
  ['雪', 'xue'],
  ['静', 'jing'],
  ['慧敏', 'huimin'],
  ['丽娜', 'lina'],
  ['海燕', 'haiyan'],
  ['玉芬', 'yufen'],
  ['桂荣', 'guirong'],
  ['婷婷', 'tingting'],
  ['颖', 'ying'],
  ['佳怡', 'jiayi'],
  ['淑琴', 'shuqin'],
  ['玲玲', 'lingling'],
  ['红梅', 'hongmei'],
  ['雅楠', 'yanan'],
  ['冬梅', 'dongmei'],
  ['秀芝', 'xiuzhi'],
  ['亚男', 'yanan'],
  ['美玲', 'meiling'],
  ['欣', 'xin'],
  ['文静', 'wenjing'],
]
const men: readonly (readonly [string, string])[] = [
  ['军', 'jun'],
  ['强', 'qiang'],
  ['磊', 'lei'],
  ['洋', 'yang'],
  ['建国', 'jianguo'],
  ['建军', 'jianjun'],
  ['志强', 'zhiqiang'],
  ['海涛', 'haitao'],
  ['德福', 'defu'],
  ['玉林', 'yulin'],
  ['永刚', 'yonggang'],
  ['春生', 'chunsheng'],
  ['浩', 'hao'],
  ['鹏', 'peng'],
  ['文斌', 'wenbin'],
  ['国庆', 'guoqing'],
  ['长江', 'changjiang'],
  ['振东', 'zhendong'],
  ['立新', 'lixin'],
  ['宝山', 'baoshan'],
  ['晓东', 'xiaodong'],
  ['宇航', 'yuhang'],
  ['凯', 'kai'],
  ['忠诚', 'zhongcheng'],
  ['明', 'ming'],
  ['殿臣', 'dianchen'],
  ['宏伟', 'hongwei'],
  ['旭东', 'xudong'],
  ['成林', 'chenglin'],
  ['子豪', 'zihao'],
]

/** An invented person's name; `pinyin` is 'surname.given' as user names are made. */
export function personName(chance: Chance): { name: string; surname: string; pinyin: string } {
  const [surname, sound] = chance.weighed(surnames.map((row) => [row, row[2]] as const))
  const [given, said] = chance.pick(chance.hit(0.55) ? women : men)
  return { name: surname + given, surname, pinyin: `${sound}.${said}` }
}

const trades: Record<string, readonly string[]> = {
  fruit: ['水果', '鲜果', '草莓', '大樱桃', '果切'],
  vegetables: ['蔬菜', '山野菜', '有机菜', '大棚菜'],
  seafood: ['海鲜', '黄蚬子', '干海产', '活虾'],
  snacks: ['烤冷面', '煎饼', '炸串', '臭豆腐', '关东煮', '章鱼小丸子', '叉子面', '鸡蛋灌饼', '打糕'],
  barbecue: ['烧烤', '烤鱿鱼', '烤黄蚬子', '羊肉串', '铁板烧'],
  cooked_food: ['熟食', '酱骨', '凉拌菜', '朝鲜族小菜', '卤味'],
  drinks: ['奶茶', '鲜榨果汁', '冰粥', '豆浆'],
  clothes: ['服装', '童装', '睡衣', '外贸服饰', '针织'],
  shoes: ['鞋帽', '布鞋', '袜子', '棉鞋'],
  accessories: ['饰品', '发饰', '围巾', '手串'],
  toys: ['玩具', '气球', '套圈', '积木'],
  household: ['百货', '日杂', '五金', '厨具', '床品'],
  phone_goods: ['手机配件', '贴膜', '数码'],
  crafts: ['手工', '玉石', '剪纸', '编织'],
  flowers: ['花卉', '多肉', '鲜花'],
  books: ['旧书', '图书', '文具'],
  repairs: ['修鞋', '裁缝', '配钥匙', '修表'],
}
const tails = ['铺', '店', '小站', '坊', '屋', '行']

/** The name on a stall's sign: 王记烤冷面. */
export function stallName(chance: Chance, surname: string, category: string): string {
  const trade = chance.pick(trades[category] ?? ['杂货'])
  if (chance.hit(0.6)) return `${surname}记${trade}`
  return chance.hit(0.5)
    ? `${chance.pick(['老', '小'])}${surname}${trade}`
    : `${surname}家${trade}${chance.pick(tails)}`
}

const lucky = [
  '顺发',
  '兴旺',
  '鸿运',
  '江城',
  '鸭绿江',
  '锦江',
  '福源',
  '永盛',
  '金桥',
  '佳美',
  '东升',
  '百合',
  '益民',
  '和顺',
  '天地',
  '康达',
]

/** The name over a shop's door, and the business behind it when it is an organisation. */
export function shopName(chance: Chance, surname: string, category: string): { name: string; organisation: string } {
  const trade = chance.pick(trades[category] ?? ['杂货'])
  const word = chance.pick(lucky)
  const name = chance.hit(0.4) ? `${surname}记${trade}${chance.pick(tails)}` : `${word}${trade}${chance.pick(tails)}`
  return { name, organisation: `丹东市元宝区${word}${trade}商行（示例）` }
}
