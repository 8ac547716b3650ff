import { language, setLanguage } from '../i18n/index.ts'
import { Button, toast } from '../kit/index.ts'
import { problemSentence } from '../i18n/problem.ts'
import { ApiProblem } from '../api.ts'

/** Changes the language; says so when its texts cannot be fetched. */
export const changeLanguage = (next: 'zh-CN' | 'en') =>
  void setLanguage(next).catch(() => toast(problemSentence(new ApiProblem('network', 0)), 'wrong'))

/** The other language, written in itself. */
export function LanguageSwitch() {
  const other = language.value === 'en' ? 'zh-CN' : 'en'
  return (
    <Button kind="text" size="small" onClick={() => changeLanguage(other)}>
      <span lang={other}>{other === 'en' ? 'English' : '中文'}</span>
    </Button>
  )
}
