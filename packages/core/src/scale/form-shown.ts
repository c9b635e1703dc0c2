import { optionsOf } from './answers.ts'
import type { Definition } from './definition.ts'

/** A form as a person sees it; texts and the licence line, never the scoring. */
export const formShown = (definition: Definition) => ({
  ...{ instrument: definition.id, version: definition.version, title: definition.title },
  ...{ mark: definition.mark ?? null, stem: definition.stem ?? '', notice: definition.licence.notice },
  items: definition.items.map((item) => ({
    ...{ id: item.id, text: item.text ?? '', safety: item.safety ?? false },
    options: optionsOf(definition, item).map(({ value, label }) => ({
      value,
      label: label ?? String(value),
    })),
  })),
})
