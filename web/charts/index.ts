/**
 * Charts: the only folder that imports ECharts, in a chunk that comes when a chart comes near the screen and that no phone
 * keeps. A page says what to show (drawing.ts) and brings the table:
 *
 *     <Chart title="走势" period="11月1日 – 11月24日" summary="…" drawing={drawing}><Table … /></Chart>
 */
export { Chart, drawAll } from './chart.tsx'
export { inStrip, topOf, type Drawing, type Point } from './drawing.ts'
