import { useState } from 'preact/hooks'
import { ApiProblem } from '../api.ts'
import { language, t } from '../i18n/index.ts'
import { largePrint, setLargePrint, setTheme, theme, themes } from '../shell/display.ts'
import { changeLanguage, LanguageSwitch } from '../shell/language-switch.tsx'
import { Page } from '../shell/page.tsx'
import {
  Badge,
  Button,
  ButtonRow,
  Cell,
  ConfirmDialog,
  DefinitionList,
  EmptyState,
  ErrorState,
  Icon,
  iconNames,
  List,
  Loading,
  Pager,
  Progress,
  RadioGroup,
  SearchBox,
  Sheet,
  StatusMark,
  Switch,
  Table,
  Tabs,
  toast,
  undoable,
  type SheetHeight,
} from './index.ts'
import { FieldSamples } from './kit-page-fields.tsx'

/** Words of this page only: samples, in the language on screen. */
const say = (zh: string, en: string) => (language.value === 'en' ? en : zh)

function Display() {
  return (
    <>
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
        <Cell
          title={t.display.language}
          value={language.value}
          onClick={() => changeLanguage(language.value === 'en' ? 'zh-CN' : 'en')}
        />
      </List>
    </>
  )
}

function Buttons({ onSheet }: { onSheet: () => void }) {
  const [asking, setAsking] = useState(false)
  return (
    <section>
      <h2 class="weui-cells__title">{say('按钮与提示', 'Buttons and messages')}</h2>
      <ButtonRow>
        <Button kind="primary" size="large" icon="check" onClick={() => toast(say('已记录', 'Logged'))}>
          {say('未发现问题', 'In order')}
        </Button>
        <Button
          size="large"
          icon="alert"
          onClick={() => undoable(say('已移除一个问题', 'One finding removed'), () => toast(t.kit.undo, 'plain'))}
        >
          {say('记录问题', 'Log a finding')}
        </Button>
      </ButtonRow>
      <ButtonRow>
        <Button onClick={onSheet}>{say('打开底部面板', 'Open the sheet')}</Button>
        <Button kind="danger" onClick={() => setAsking(true)}>
          {say('结束分配', 'End assignment')}
        </Button>
        <Button disabled>{say('不可用', 'Not available')}</Button>
        <Button kind="primary" busy>
          {say('提交', 'Send')}
        </Button>
        <Button kind="text" size="small">
          {say('文字按钮', 'Text button')}
        </Button>
      </ButtonRow>
      <ConfirmDialog
        open={asking}
        danger
        title={say('结束 A-07 的分配？', 'End the assignment of A-07?')}
        confirm={say('结束分配', 'End assignment')}
        onClose={() => setAsking(false)}
        onConfirm={() => setAsking(false)}
      >
        {say('商户明天起不能再使用这个摊位。', 'From tomorrow the vendor can no longer use this stall.')}
      </ConfirmDialog>
    </section>
  )
}

function Lists() {
  return (
    <>
      <List title={say('列表', 'List')} tips={say('点一行看详情。', 'Tap a row for more.')}>
        <Cell
          icon="stall"
          title="A-07 王秀兰"
          description={say('水果 · 今晚 19:05 查过', 'Fruit · seen tonight at 19:05')}
          value={<StatusMark tone="good" word={say('正常', 'In order')} />}
          href="/kit"
        />
        <Cell
          icon="stall"
          title="A-08 李建国"
          description={say('小吃 · 今晚收摊前改正', 'Snacks · to be put right tonight')}
          value={<StatusMark tone="attention" word={say('待整改', 'To put right')} />}
          onClick={() => toast('A-08', 'plain')}
          current
        />
        <Cell
          icon="bell"
          title={say('通知', 'Notices')}
          value={<Badge count={3} label={say('3 条未读', '3 unread')} />}
        />
      </List>
      <List title={say('状态：图形、文字、颜色', 'States: glyph, word, colour')}>
        <li class="weui-cell">
          <span class="weui-cell__bd kit-page__marks">
            <StatusMark tone="plain" word={say('空位', 'Vacant')} />
            <StatusMark tone="info" word={say('已分配', 'Assigned')} />
            <StatusMark tone="good" word={say('正常', 'In order')} />
            <StatusMark tone="attention" word={say('待整改', 'To put right')} />
            <StatusMark tone="danger" word={say('已处罚', 'Penalised')} />
            <StatusMark tone="danger" solid icon="close" word={say('危险', 'Danger')} />
          </span>
        </li>
      </List>
      <section>
        <h2 class="weui-cells__title">{say('资料', 'Facts')}</h2>
        <DefinitionList
          items={[
            [say('摊位号', 'Stall'), 'A-07'],
            [say('商户', 'Vendor'), say('王秀兰', 'Wang Xiulan')],
            [say('电话', 'Phone'), '138****1234'],
            [t.display.squad, say('八道中队', 'Badao squad')],
          ]}
        />
      </section>
      <section>
        <Table
          caption={say('11月16日至22日，各市场（截至 21:40）', '16 to 22 November, by market (as of 21:40)')}
          columns={[
            { head: say('市场', 'Market'), cell: (row) => row.market },
            { head: say('处理问题', 'Handled'), cell: (row) => row.handled, numeric: true },
            { head: say('强制处罚', 'Enforced'), cell: (row) => row.enforced, numeric: true },
          ]}
          rows={[
            { market: say('平安夜市', 'Ping’an'), handled: 149, enforced: 22 },
            { market: say('沙河街', 'Shahe Street'), handled: 63, enforced: 9 },
          ]}
          rowKey={(row) => row.market}
          foot={[say('合计', 'Total'), 212, 31]}
        />
      </section>
    </>
  )
}

function States() {
  const [tab, setTab] = useState<'loading' | 'empty' | 'error'>('loading')
  const [shown, setShown] = useState(20)
  return (
    <section>
      <h2 class="weui-cells__title">{say('等待、空、出错', 'Waiting, empty, failed')}</h2>
      <Tabs
        label={say('状态页', 'States')}
        tabs={[
          { id: 'loading', label: say('载入中', 'Loading') },
          { id: 'empty', label: say('空', 'Empty'), count: 0 },
          { id: 'error', label: say('出错', 'Failed') },
        ]}
        value={tab}
        onChange={setTab}
      >
        {tab === 'loading' && <Loading words={say('正在载入摊位…', 'Loading stalls…')} />}
        {tab === 'empty' && (
          <EmptyState
            title={say('今晚还没有记录', 'Nothing logged tonight')}
            action={<Button kind="primary">{say('开始巡查', 'Start a patrol')}</Button>}
          >
            {say('开始巡查后，记录会出现在这里。', 'What you log on a patrol appears here.')}
          </EmptyState>
        )}
        {tab === 'error' && <ErrorState problem={new ApiProblem('network', 0)} onRetry={() => setTab('loading')} />}
      </Tabs>
      <Progress value={86} max={120} words={say('已查 86 个，共 120 个摊位', '86 of 120 stalls seen')} />
      <Pager shown={shown} total={60} hasMore={shown < 60} onMore={() => setShown(shown + 20)} />
    </section>
  )
}

/** Every component of the kit on one page, to look at in each language, theme and size. */
export default function KitPage() {
  const [query, setQuery] = useState('')
  const [sheet, setSheet] = useState<SheetHeight | null>(null)
  return (
    <Page title={t.display.kit} back="/settings" actions={<LanguageSwitch />}>
      <SearchBox
        label={say('摊位号、商户、手机尾号', 'Stall, vendor, end of phone number')}
        value={query}
        onInput={setQuery}
        found={query ? say('找到 2 个摊位', '2 stalls found') : ''}
      />
      <Buttons onSheet={() => setSheet('half')} />
      <Lists />
      <FieldSamples say={say} />
      <States />
      <section>
        <h2 class="weui-cells__title">{say('图标', 'Icons')}</h2>
        <ul class="kit-page__icons">
          {iconNames.map((name) => (
            <li key={name}>
              <Icon name={name} />
              <span>{name}</span>
            </li>
          ))}
        </ul>
      </section>
      <Display />
      {sheet && (
        <Sheet
          title="A-07"
          summary={<StatusMark tone="good" word={say('正常', 'In order')} />}
          height={sheet}
          onHeight={setSheet}
          onClose={() => setSheet(null)}
        >
          <DefinitionList
            items={[
              [say('商户', 'Vendor'), say('王秀兰', 'Wang Xiulan')],
              [say('业态', 'Trade'), say('水果', 'Fruit')],
            ]}
          />
        </Sheet>
      )}
    </Page>
  )
}
