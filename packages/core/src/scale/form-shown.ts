import { optionsOf } from './answers.ts'
import type { Definition } from './definition.ts'
import { englishOf } from './english/english.ts'

/** The words of a form in English, item by item; null where it has none. */
function englishShown(definition: Definition) {
  const english = englishOf(definition)
  if (!english) return null
  return {
    ...{ title: english.title ?? definition.title, mark: english.mark ?? null, stem: english.stem ?? '' },
    notice: english.notice ?? definition.licence.notice,
    items: definition.items.map((item) => {
      const words = english.items[item.id]!
      const labels = words.options ?? english.options ?? []
      return {
        ...{ id: item.id, text: words.text },
        options: optionsOf(definition, item).map(({ value }, at) => ({
          value,
          label: labels[at] ?? String(value),
        })),
      }
    }),
  }
}

/** A form as a person sees it, in Chinese and, where there is one, in English; texts and the licence line, never the scoring. */
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
  english: englishShown(definition),
})
export type FormShown = ReturnType<typeof formShown>
