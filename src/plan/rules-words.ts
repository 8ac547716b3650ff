import type { FeatureProblem, PlanProblem } from './schema-import.ts'

type Words = Record<PlanProblem, (said: { detail: FeatureProblem['detail']; partner: string }) => string>

const zh: Words = {
  not_geojson: () => '文件不是 GeoJSON 要素集合（FeatureCollection），请在制图软件里导出为 GeoJSON。',
  no_features: () => '文件里没有任何摊位，请检查导出的图层。',
  too_many_features: ({ detail }) => `文件有 ${detail['features']} 个要素，一次最多 ${detail['most']} 个，请分开导入。`,
  too_crowded: () => '太多摊位叠在一起，像是坐标单位或图层导错了，请检查后重新导出。',
  unsupported_geometry: ({ detail }) =>
    `图形类型 ${detail['geometry']} 不能作为摊位，请改为一个多边形，或带方位和尺寸的点。`,
  too_few_corners: ({ detail }) => `多边形只有 ${detail['corners']} 个不同的角，至少要 3 个。`,
  too_many_corners: ({ detail }) => `多边形有 ${detail['corners']} 个角，最多 ${detail['most']} 个，请简化轮廓。`,
  self_crossing: () => '轮廓线自己交叉，请按顺序重画四个角。',
  out_of_range: () => '坐标不是有效的经纬度，请导出为 WGS-84（EPSG:4326）。',
  axes_swapped: () => '经度和纬度写反了，请把经度放在前面。',
  too_far: ({ detail }) => `离市场 ${detail['distance_m']} 米，超出 ${detail['most']} 米，请核对坐标。`,
  missing_orientation: () => '没有方位角（orientation），请补上从正北顺时针的度数。',
  missing_dimensions: () => '没有尺寸（dimensions），请补上，例如“4m × 7.6m”。',
  bad_dimensions: ({ detail }) => `看不懂尺寸“${detail['dimensions']}”，请写成“4m × 7.6m”。`,
  bad_size: ({ detail }) =>
    `尺寸 ${detail['width_m']} × ${detail['depth_m']} 米不合理，每边应在 ${detail['least']} 到 ${detail['greatest']} 米之间。`,
  missing_number: () => '没有摊位号（number），请补上。',
  bad_number: () => '摊位号太长或含有看不见的字符，最多 20 个字。',
  duplicate_number: ({ partner, detail }) =>
    `摊位号与 ${partner}重复，文件里共有 ${detail['times']} 个，请改成不同的号。`,
  overlap: ({ partner, detail }) => `与摊位 ${partner}重叠 ${detail['area_m2']} 平方米，请移开。`,
}

const en: Words = {
  not_geojson: () => 'The file is not a GeoJSON FeatureCollection. Export it as GeoJSON from your drawing program.',
  no_features: () => 'The file holds no stalls. Check which layer was exported.',
  too_many_features: ({ detail }) =>
    `The file has ${detail['features']} features; one import takes at most ${detail['most']}. Split the file.`,
  too_crowded: () => 'Too many stalls lie on each other, as if units or layers were mixed up. Check and export again.',
  unsupported_geometry: ({ detail }) =>
    `A ${detail['geometry']} cannot be a stall. Use one polygon, or a point with orientation and dimensions.`,
  too_few_corners: ({ detail }) => `The polygon has ${detail['corners']} different corners; it needs at least 3.`,
  too_many_corners: ({ detail }) =>
    `The polygon has ${detail['corners']} corners; at most ${detail['most']}. Simplify it.`,
  self_crossing: () => 'The outline crosses itself. Draw the corners in order.',
  out_of_range: () => 'The coordinates are no longitude and latitude. Export in WGS-84 (EPSG:4326).',
  axes_swapped: () => 'Longitude and latitude are exchanged. Put longitude first.',
  too_far: ({ detail }) =>
    `${detail['distance_m']} m from the market, more than ${detail['most']} m. Check the coordinates.`,
  missing_orientation: () => 'No orientation. Give it in degrees clockwise from north.',
  missing_dimensions: () => 'No dimensions. Give them like "4m × 7.6m".',
  bad_dimensions: ({ detail }) =>
    `The dimensions "${detail['dimensions']}" cannot be read. Write them like "4m × 7.6m".`,
  bad_size: ({ detail }) =>
    `${detail['width_m']} × ${detail['depth_m']} m cannot be a stall; sides are ${detail['least']} to ${detail['greatest']} m.`,
  missing_number: () => 'No stall number. Add one.',
  bad_number: () => 'The stall number is too long or holds invisible characters; at most 20 characters.',
  duplicate_number: ({ partner, detail }) =>
    `The number is also that of ${partner}, ${detail['times']} times in all. Make them differ.`,
  overlap: ({ partner, detail }) => `Overlaps stall ${partner} by ${detail['area_m2']} m². Move it clear.`,
}

/** What is wrong and what to do about it, in a sentence. A partner of the file is named with its place in it. */
export function planProblemWords(problem: FeatureProblem, language: 'zh-CN' | 'en'): string {
  const words = language === 'en' ? en : zh
  const { partner, detail } = problem
  const place = partner?.feature ?? null
  const number = partner?.number ?? ''
  if (language === 'en')
    return words[problem.problem]({ detail, partner: place === null ? number : `${number} (feature ${place + 1})` })
  return words[problem.problem]({ detail, partner: place === null ? `${number} ` : `${number}（第 ${place + 1} 个）` })
}
