import { Button, Input } from 'antd'
import type { ReactNode } from 'react'
import { Group } from '../../../parts/fill/Field.tsx'
import { useWords } from '../../../parts/language.tsx'
import { Icon } from '../../../parts/show/Icon.tsx'

interface Lines<T> {
  label: string
  hint?: string
  lines: readonly T[]
  most: number
  fresh: T
  change: (lines: T[]) => void
  children: (line: T, set: (part: Partial<T>) => void, at: number) => ReactNode
}

/** Lines of the same few fields, each with its own way out. */
export function LineList<T extends object>({ label, hint, lines, most, fresh, change, children }: Lines<T>) {
  const { plan: words } = useWords().crisis.forms
  const set = (at: number) => (part: Partial<T>) =>
    change(lines.map((line, index) => (index === at ? { ...line, ...part } : line)))
  return (
    <Group label={label} {...(hint ? { hint } : {})}>
      {lines.map((line, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a line that is being written is its place
        <div className="plan-line" key={index}>
          {children(line, set(index), index + 1)}
          <Remove
            label={`${words.removeLine} ${index + 1}`}
            remove={() => change(lines.filter((_, each) => each !== index))}
          />
        </div>
      ))}
      {lines.length < most && <Add add={() => change([...lines, fresh])} />}
    </Group>
  )
}

/** Lines of plain words. */
export function TextList({
  label,
  hint,
  lines,
  change,
}: {
  label: string
  hint: string
  lines: readonly string[]
  change: (lines: string[]) => void
}) {
  const { plan: words } = useWords().crisis.forms
  return (
    <Group label={label} hint={hint}>
      {lines.map((line, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a line that is being written is its place
        <div className="plan-line" key={index}>
          <Input
            className="grow"
            value={line}
            maxLength={200}
            aria-label={`${label} ${words.line(index + 1)}`}
            onChange={(event) => change(lines.map((each, at) => (at === index ? event.target.value : each)))}
          />
          <Remove
            label={`${words.removeLine} ${index + 1}`}
            remove={() => change(lines.filter((_, at) => at !== index))}
          />
        </div>
      ))}
      {lines.length < 12 && <Add add={() => change([...lines, ''])} />}
    </Group>
  )
}

const Remove = ({ label, remove }: { label: string; remove: () => void }) => (
  <Button
    type="text"
    aria-label={label}
    title={label}
    icon={<Icon name="cross" size={15} />}
    onClick={remove}
  />
)

function Add({ add }: { add: () => void }) {
  const { plan: words } = useWords().crisis.forms
  return (
    <Button
      className="add-line"
      type="dashed"
      size="small"
      icon={<Icon name="plus" size={14} />}
      onClick={add}
    >
      {words.addLine}
    </Button>
  )
}
