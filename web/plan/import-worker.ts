import { answerBeside } from './beside.ts'
import { readImport } from './import-read.ts'

answerBeside(readImport)
