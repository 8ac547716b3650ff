import type zh from '../zh-CN/index.ts'
import kit from './kit.ts'
import problems from './problems.ts'
import shell from './shell.ts'

const texts: typeof zh = {
  kit,
  problems,
  shell,
}

export default texts
