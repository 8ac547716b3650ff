import { connectionExperiments } from './experiments-connection.ts'
import { officeExperiments } from './experiments-office.ts'
import { phoneExperiments } from './experiments-phone.ts'
import type { Experiment } from './scene.ts'

/** All of them, in the order they are played. */
export const experiments: Experiment[] = [...connectionExperiments, ...officeExperiments, ...phoneExperiments]
