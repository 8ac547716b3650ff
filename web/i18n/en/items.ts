import type zh from '../zh-CN/items.ts'

const items: typeof zh = {
  'PLOT-01': {
    found: 'Goods or tables stood outside the painted line.',
    expected: 'Keep everything inside your line, the aisle free.',
  },
  'PLOT-02': {
    found: 'Goods or a second stall stood outside your plot.',
    expected: 'One stall stays on its own plot; nothing is laid out beside it.',
  },
  'PLOT-03': {
    found: 'Things stood on the tactile paving.',
    expected: 'Keep tactile paving free: blind people walk by it.',
  },
  'PLOT-04': {
    found: 'Things blocked the fire lane.',
    expected: 'Nothing may stand on a fire lane at any time; an engine must get through.',
  },
  'PLOT-05': {
    found: 'You traded on another plot than yours.',
    expected: 'Trade on the stall that your stall card names.',
  },
  'PLOT-06': {
    found: 'You traded at the roadside without a stall.',
    expected: 'Please register at the market office. Stalls are free.',
  },
  'PLOT-07': {
    found: "Somebody else's plot was taken.",
    expected: 'Go back to your own stall; ask the office if you want another.',
  },
  'PLOT-09': {
    found: 'Lines or fixtures were damaged.',
    expected: 'Do not damage lines, boxes or railings; tell the office what is broken.',
  },
  'TIME-01': { found: 'You set up before opening.', expected: 'Set up from opening time on.' },
  'TIME-02': { found: 'You traded after closing.', expected: 'At closing time stop trading and begin to pack up.' },
  'TIME-03': {
    found: 'Nobody was at the stall.',
    expected: 'Somebody looks after the stall; ask a neighbour when you step away.',
  },
  'TIME-05': { found: 'Things were left after closing.', expected: 'Take goods, tables and litter with you.' },
  'USE-01': {
    found: 'The stall was sublet or sold.',
    expected: 'Stalls are free and may not be sublet or sold; give back what you do not need.',
  },
  'USE-02': {
    found: 'What you sell is not what you registered.',
    expected: 'Ask the office first when you want to sell something else.',
  },
  'USE-03': {
    found: 'The person at the stall is not registered.',
    expected: 'Register helpers at the office; it costs nothing.',
  },
  'USE-05': { found: 'The stall card was not shown.', expected: 'Hang the stall card where it can be seen.' },
  'HYG-01': { found: 'There was litter at the stall.', expected: 'Sweep around the stall and use the bin.' },
  'HYG-02': {
    found: 'Waste water or oil was tipped on the ground or into a drain.',
    expected: 'Tip waste water and oil into the bins meant for them.',
  },
  'HYG-03': { found: 'There was no bin with a lid.', expected: 'Each stall keeps a bin with a lid.' },
  'HYG-05': {
    found: 'The place was not cleaned after closing.',
    expected: 'Sweep the ground and wipe off grease before you leave.',
  },
  'AIR-01': {
    found: 'The fume purifier was off or did not work.',
    expected: 'Run it while you cook, and clean it in time.',
  },
  'AIR-02': {
    found: 'You barbecued where it is not allowed.',
    expected: 'Go where barbecues are allowed, or use equipment without smoke.',
  },
  'NOISE-01': { found: 'A loudspeaker was used for hawking.', expected: 'Do not play sales calls over a loudspeaker.' },
  'NOISE-02': { found: 'The music was too loud.', expected: 'Turn it down so that neighbours are not disturbed.' },
  'FOOD-01': {
    found: 'There was no food-stall card.',
    expected: 'Get the card and hang it up; the squad can help you.',
  },
  'FOOD-02': {
    found: 'There was no valid health certificate.',
    expected: 'Whoever touches food has a health certificate that has not run out.',
  },
  'FOOD-03': { found: 'Food was not covered against flies and dust.', expected: 'Cover the food.' },
  'FOOD-05': { found: 'Food was spoiled or past its date.', expected: 'Take it off at once; it may not be sold.' },
  'GAS-01': {
    found: 'The gas bottle was past its inspection date.',
    expected: 'Use bottles within their date only; stop using others at once.',
  },
  'GAS-02': {
    found: 'The gas hose was old or too long.',
    expected: 'Use a sound hose of at most two metres, tight at both ends.',
  },
  'ELEC-01': {
    found: 'Wiring was improvised.',
    expected: "Take power from the stall's box; no cable on the ground, none with bare wire.",
  },
  'FIRE-01': {
    found: 'There was no working fire extinguisher.',
    expected: 'Where there is fire, keep a valid extinguisher at hand.',
  },
  'FIRE-02': {
    found: 'Coals were left glowing.',
    expected: 'Soak the coals before you leave and make sure that they are cold.',
  },
  'STRU-01': {
    found: 'The canopy or umbrella was not secure.',
    expected: 'Weigh it down and tie it; fold it in strong wind.',
  },
  'CIV-01': {
    found: 'There were no prices, or the weight was short.',
    expected: 'Show prices, use a sound scale, give full weight.',
  },
  'CIV-02': { found: 'There was a quarrel or a fight.', expected: 'Call the squad to mediate; do not use force.' },
}

export default items
