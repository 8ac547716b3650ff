import type zh from '../zh-CN/index.ts'
import enforcement from './enforcement.ts'
import kit from './kit.ts'
import map from './map.ts'
import problems from './problems.ts'
import shell from './shell.ts'

const texts: typeof zh = {
  enforcement,
  kit,
  map,
  problems,
  shell,
}

export default texts
