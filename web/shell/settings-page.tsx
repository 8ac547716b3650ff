import { language, t } from '../i18n/index.ts'
import { Cell, List, RadioGroup, StatusMark, Switch } from '../kit/index.ts'
import { largePrint, setLargePrint, setTheme, theme, themes } from './display.ts'
import { changeLanguage } from './language-switch.tsx'
import { Page } from './page.tsx'
import { who } from './who.ts'

/** How this device shows everything. Open to anybody, so that who cannot read the small print can sign in too. */
export default function SettingsPage() {
  return (
    <Page title={t.shell.settings} back={who.value ? '/me' : '/'}>
      <RadioGroup
        legend={t.display.language}
        options={[
          { value: 'zh-CN', label: '中文' },
          { value: 'en', label: 'English' },
        ]}
        value={language.value}
        onChange={changeLanguage}
      />
      <RadioGroup
        legend={t.display.theme}
        options={themes.map((value) => ({ value, label: t.display.themes[value] }))}
        value={theme.value}
        onChange={setTheme}
      />
      <List>
        <li>
          <Switch
            label={t.display.largePrint}
            hint={t.display.largePrintHint}
            checked={largePrint.value}
            onChange={setLargePrint}
          />
        </li>
      </List>
      <List title={t.display.preview}>
        <Cell title={t.display.previewText} value={<StatusMark tone="good" word={t.display.previewMark} />} />
      </List>
      <p class="page__foot">
        <a href="/kit">{t.display.kit}</a>
      </p>
    </Page>
  )
}
