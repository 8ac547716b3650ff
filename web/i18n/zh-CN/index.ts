import enforcement from './enforcement.ts'
import kit from './kit.ts'
import map from './map.ts'
import problems from './problems.ts'
import shell from './shell.ts'

export default {
  enforcement,
  kit,
  map,
  problems,
  shell,
}
