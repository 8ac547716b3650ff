import kit from './kit.ts'
import problems from './problems.ts'
import shell from './shell.ts'

export default {
  kit,
  problems,
  shell,
}
