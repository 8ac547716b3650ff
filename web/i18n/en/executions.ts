import type zh from '../zh-CN/executions.ts'

const executions: typeof zh = {
  demand_basis: {
    title: 'Which article?',
    why: 'Only laws allow compulsory execution; only articles in the district’s list.',
    article: 'Compulsion Law Art. 13, 44, 50',
  },
  demand_duty: {
    title: 'What is the party to do?',
    why: 'The order’s time is over and nothing was done: demand it in writing, what and how. What they can do themselves they do themselves.',
    article: 'Compulsion Law Art. 35',
  },
  demand_term: {
    title: 'By when?',
    why: 'A demand names its term, and what it will cost where somebody else has to do it. The party may answer.',
    article: 'Compulsion Law Art. 35, 36',
  },
  execution_statement: {
    title: 'What does the party say?',
    why: 'After a demand they may state and defend; it is heard, recorded and looked into. If they are right, a supervisor ends it.',
    article: 'Compulsion Law Art. 36',
  },
  execution_waive: {
    title: 'How is it known that they do not answer?',
    why: 'In writing, said so to two officers, or the demand’s time is over.',
    article: 'Compulsion Law Art. 36',
  },
  execution_why: {
    title: 'Why execute?',
    why: 'Only when the demand’s time is over and there is no good reason. Say how their statement was weighed.',
    article: 'Compulsion Law Art. 37',
  },
  execution_what: {
    title: 'What, and how?',
    why: 'What is executed, in the way that harms the party least.',
    article: 'Compulsion Law Art. 37, 51',
  },
  execution_by: {
    title: 'By whom, at what cost?',
    why: 'By the authority, or by a third person without an interest. At reasonable cost.',
    article: 'Compulsion Law Art. 50, 51',
  },
  execution_when: {
    title: 'When?',
    why: 'The decision says when it is executed.',
    article: 'Compulsion Law Art. 37',
  },
  execution_serve: {
    title: 'How was it served?',
    why: 'Handed to the party; where that is refused or not possible as in civil procedure, with reason and witness.',
    article: 'Compulsion Law Art. 38',
  },
  demand_again: {
    title: 'Demanded once more until when?',
    why: 'Three working days before. If the party does it themself, nothing is performed.',
    article: 'Compulsion Law Art. 51, 69',
  },
  announce: {
    title: 'Put up where, and until when?',
    why: 'A removal is announced and leaves time to remove it oneself. It waits until the time for reconsideration and a lawsuit is over, and neither was begun.',
    article: 'Compulsion Law Art. 44',
  },
  execute_remedies: {
    title: 'Was reconsideration or a lawsuit begun?',
    why: 'Ask the reconsideration office and the court. If so nothing may be removed: suspend it.',
    article: 'Compulsion Law Art. 44',
  },
  execute_officers: {
    title: 'Who is there, who does it?',
    why: 'The deciding authority watches on the spot, with two certified officers.',
    article: 'Compulsion Law Art. 51',
  },
  execute_done: {
    title: 'What was done?',
    why: 'As it happened. No violence or threats; no cutting of water, power, heat or gas to homes.',
    article: 'Compulsion Law Art. 43, 51',
  },
  execute_signed: {
    title: 'Who signed the record?',
    why: 'The officers, who performed, and the party or a witness.',
    article: 'Compulsion Law Art. 51',
  },
  execute_night: {
    title: 'Is it night or a public holiday?',
    why: 'Then only what is urgent is executed: say why. Otherwise leave it empty.',
    article: 'Compulsion Law Art. 43',
  },
  suspend: {
    title: 'Why does it stand still?',
    why: 'It goes on once the reason is gone.',
    article: 'Compulsion Law Art. 39',
  },
  execution_resume: {
    title: 'Is the reason gone?',
    why: 'It is demanded or announced anew before it is executed.',
    article: 'Compulsion Law Art. 39',
  },
  obey: {
    title: 'What did the party do?',
    why: 'Who does it themself stops the execution, and the procedure is over.',
    article: 'Compulsion Law Art. 40, 51',
  },
  terminate: {
    title: 'Why does it end?',
    why: 'They were right, the thing is gone, the decision behind it fell.',
    article: 'Compulsion Law Art. 36, 40',
  },
}

export default executions
