import { answerBeside } from '../plan/beside.ts'
import { readPlanFile } from './file-read.ts'

// Off the page's thread: a file of fifty megabytes must not hold up the drawing.
answerBeside(readPlanFile)
