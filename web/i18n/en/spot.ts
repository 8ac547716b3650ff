import type spot from '../zh-CN/spot.ts'

const texts: typeof spot = {
  title: 'A penalty on the spot, step by step',
  step: (n, of) => `Step ${n} of ${of}`,
  next: 'Next',
  back: 'Back',
  finish: 'Done',
  done: 'All eight steps are done',
  change: 'Look again, or change',
  asks: {
    who: {
      title: 'Which two officers?',
      why: 'At least two, each with a certificate valid today, which they show.',
      article: 'By Administrative Penalty Law Art. 42, 52',
    },
    facts: {
      title: 'What was seen?',
      why: 'The facts have to be certain. Say what was seen, take photos, do not judge.',
      article: 'By Administrative Penalty Law Art. 40, 51',
    },
    basis: {
      title: 'May it be decided on the spot?',
      why: 'With certain facts and a legal basis only a warning or a small fine; anything heavier is a case.',
      article: 'By Administrative Penalty Law Art. 51',
    },
    rights: {
      title: 'Tell them their rights, and listen',
      why: 'What is intended, the facts, reasons and basis, and that they may state and defend. It cannot make the penalty heavier.',
      article: 'By Administrative Penalty Law Art. 44, 45',
    },
    order: {
      title: 'How is it put right?',
      why: 'Who is punished is also told to put it right.',
      article: 'By Administrative Penalty Law Art. 28',
    },
    document: {
      title: 'Number of the decision',
      why: 'A decision in the set form, with a number. A fine is paid at the bank, never in cash.',
      article: 'By Administrative Penalty Law Art. 52, 67',
    },
    receipt: {
      title: 'Did they sign for it?',
      why: 'If they refuse, that is noted on the decision; what is written here is printed there.',
      article: 'By Administrative Penalty Law Art. 52',
    },
    handed_over: {
      title: 'Handed over on the spot',
      why: 'The decision is handed to the party at once, also where they refuse to sign.',
      article: 'By Administrative Penalty Law Art. 52',
    },
  },
  limits: {
    person: (yuan) => `A person: at most ${yuan} yuan on the spot.`,
    organisation: (yuan) => `An organisation: at most ${yuan} yuan on the spot.`,
  },
  limit: (yuan) => `At most ${yuan} yuan on the spot; more is a case.`,
  facts: 'Facts',
  told: 'Told what is intended, facts, reasons, basis and rights',
  answer: 'What they answered',
  answers: { heard: 'They made a statement', waived: 'They have nothing to say' },
  statement: 'Their own words',
  order: 'Order to put it right',
  receipt: 'Signature',
  receipts: { signed: 'Signed for', refused: 'Refused to sign' },
  refusal: 'How they refused',
  refusalHint: 'for example: said “I do not sign”; left on the stall',
  witness: 'Witness (if any)',
  handedOver: 'The decision was handed over on the spot',
  wrong: {
    who: 'Please choose two officers with valid certificates.',
    facts: 'Please say what was seen.',
    amount: 'Please enter the fine.',
    again: 'Please say why there is a second penalty tonight.',
    rights: 'Please tell them first.',
    answer: 'Please note what they answered.',
    order: 'Please choose how it is put right.',
    document: 'Please enter the number of the decision.',
    receipt: 'Please choose.',
    refusal: 'Please say how they refused.',
    handedOver: 'Please hand the decision over.',
  },
}
export default texts
