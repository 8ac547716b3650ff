import { useState } from 'preact/hooks'
import {
  CheckboxGroup,
  DateField,
  NumberField,
  PasswordField,
  RadioGroup,
  SelectField,
  TextArea,
  TextField,
} from './index.ts'
import './kit-page.css'

/** Every field and choice, with hint and error. */
export function FieldSamples({ say }: { say: (zh: string, en: string) => string }) {
  const [name, setName] = useState('王秀兰')
  const [phone, setPhone] = useState('1380000')
  const [password, setPassword] = useState('')
  const [amount, setAmount] = useState<number | null>(0)
  const [day, setDay] = useState('2026-11-23')
  const [note, setNote] = useState('')
  const [trade, setTrade] = useState<'fruit' | 'snacks' | ''>('')
  const [origin, setOrigin] = useState<'local' | 'roaming'>('local')
  const [helped, setHelped] = useState<('carry' | 'clear' | 'light')[]>(['carry'])
  return (
    <section>
      <h2 class="weui-cells__title">{say('表单', 'Form')}</h2>
      <TextField label={say('姓名', 'Name')} required value={name} onInput={setName} />
      <TextField
        label={say('手机号', 'Phone')}
        required
        type="tel"
        inputMode="tel"
        value={phone}
        onInput={setPhone}
        hint={say('用于接收验证码', 'For one-time codes')}
        error={phone.length === 11 ? undefined : say('请填写 11 位手机号。', 'Enter 11 digits.')}
      />
      <PasswordField label={say('密码', 'Password')} required value={password} onInput={setPassword} />
      <NumberField
        label={say('费用', 'Fee')}
        required
        unit={say('元', 'yuan')}
        value={amount}
        onInput={setAmount}
        hint={say('摊位免费，始终为 0 元', 'Stalls are free: always 0')}
      />
      <DateField label={say('开始日期', 'From')} required value={day} onInput={setDay} />
      <SelectField
        label={say('业态', 'Trade')}
        required
        value={trade}
        onChange={setTrade}
        options={[
          { value: 'fruit', label: say('水果', 'Fruit') },
          { value: 'snacks', label: say('小吃', 'Snacks') },
        ]}
      />
      <TextArea label={say('备注', 'Note')} value={note} onInput={setNote} max={60} />
      <RadioGroup
        legend={say('来源', 'Origin')}
        value={origin}
        onChange={setOrigin}
        options={[
          { value: 'local', label: say('固定商户', 'Settled vendor') },
          { value: 'roaming', label: say('游商', 'Roaming vendor'), hint: say('可优先安排摊位', 'Goes first') },
        ]}
      />
      <CheckboxGroup
        legend={say('帮扶内容', 'Help given')}
        value={helped}
        onChange={setHelped}
        options={[
          { value: 'carry', label: say('搬运', 'Carrying') },
          { value: 'clear', label: say('清理纸箱', 'Clearing cartons') },
          { value: 'light', label: say('接水接电', 'Water and power'), disabled: true },
        ]}
      />
    </section>
  )
}
