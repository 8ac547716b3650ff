import { useState } from 'preact/hooks'
import { patterns, type Pattern } from '../../src/prompts/rules-kinds.ts'
import {
  numberNames,
  numbersOf,
  ranges,
  wrongNumbers,
  type NumberName,
  type Numbers,
} from '../../src/prompts/rules-settings.ts'
import type { PromptSettings, PromptSettingsEntry } from '../../src/prompts/schema-settings.ts'
import { api } from '../api.ts'
import { StepForm } from '../assignments/step-form.tsx'
import { t } from '../i18n/index.ts'
import { NumberField, Switch, TextField, toast } from '../kit/index.ts'
import { rateWords } from './words.ts'

const rangeWords = (name: NumberName) => {
  const { least, most, normally } = ranges[name]
  return t.prompts.settings.range(least, most, normally)
}

interface FormProps {
  of: PromptSettings
  onDone: (next: PromptSettings) => void
  onCancel: () => void
}

/** All thresholds at once, with the false alarms they bring as they are typed; saved as the next version, with why. */
export function SettingsForm({ of, onDone, onCancel }: FormProps) {
  const words = t.prompts.settings
  const [off, setOff] = useState<readonly Pattern[]>(of.off)
  const [numbers, setNumbers] = useState<Record<NumberName, number | null>>(of.numbers)
  const [reason, setReason] = useState('')
  // Numbers of a pattern that is off are not shown, so what was typed there and does not fit is forgotten.
  const asked = Object.fromEntries(
    numberNames.map((name) => [name, off.includes(ranges[name].of) ? of.numbers[name] : numbers[name]]),
  ) as typeof numbers
  const wrongNames = wrongNumbers(asked)
  const wrong: Partial<Record<string, string>> = {
    ...Object.fromEntries(wrongNames.map((name) => [name, rangeWords(name)])),
    ...(reason.trim() === '' && { reason: words.fillReason }),
  }
  const version = of.version + 1
  // While something typed does not fit, its pattern's rate is told of what is in force.
  const fitting = Object.fromEntries(
    numberNames.map((name) => [name, wrongNames.includes(name) ? of.numbers[name] : asked[name]]),
  ) as Numbers
  return (
    <StepForm
      title={words.version(version)}
      go={words.save}
      wrong={wrong}
      write={async () => {
        const entry: PromptSettingsEntry = { version, off: [...off], numbers: fitting, reason }
        onDone(await api.put<PromptSettings>(`/api/prompts/settings/versions/${version}`, entry))
        toast(words.saved)
      }}
      onCancel={onCancel}
    >
      {(told) => (
        <>
          {patterns.map((pattern) => (
            <section key={pattern} class="thresholds__form" aria-label={t.prompts.patterns[pattern]}>
              <Switch
                label={words.switch(t.prompts.patterns[pattern])}
                hint={rateWords(pattern, fitting)}
                checked={!off.includes(pattern)}
                onChange={(on) => setOff(on ? off.filter((one) => one !== pattern) : [...off, pattern])}
              />
              {!off.includes(pattern) &&
                numbersOf(pattern).map((name) => (
                  <NumberField
                    key={name}
                    label={t.prompts.numbers[name]}
                    hint={`${t.prompts.does[name]} ${rangeWords(name)}`}
                    required
                    value={numbers[name]}
                    error={told[name]}
                    onInput={(value) => setNumbers((before) => ({ ...before, [name]: value }))}
                  />
                ))}
            </section>
          ))}
          <TextField
            label={words.reason}
            hint={words.reasonHint}
            required
            value={reason}
            error={told['reason']}
            onInput={setReason}
          />
        </>
      )}
    </StepForm>
  )
}
