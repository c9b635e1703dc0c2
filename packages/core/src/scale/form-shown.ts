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

/** A form as a line of the library: what it rests on, and who may be asked. */
export function cardShown(definition: Definition) {
  const { licence, certainty, wording, source } = definition
  const english = englishOf(definition)
  return {
    ...{ id: definition.id, version: definition.version, title: definition.title },
    ...{ mark: definition.mark ?? null, licence: { ...licence }, certainty, wording, source },
    items: definition.items.length,
    ...{ minAge: definition.minAge ?? null, maxAge: definition.maxAge ?? null },
    goldenVectors: definition.golden.length,
    english: english ? { certainty: english.certainty, source: english.source } : null,
  }
}

const rangeOf = ({ min, max }: { readonly min?: number; readonly max?: number }) => ({
  min: min ?? null,
  max: max ?? null,
})

/** How a form counts, for those who answer for its use: never shown to whoever fills it in. */
export const countingShown = ({ scoring, bands, cutoffs = [], change, ...definition }: Definition) => ({
  ...{ method: scoring.method, worse: scoring.worse, range: scoring.range ?? null },
  missing: { allowed: scoring.missing.allowed, asNo: scoring.missing.how === 'count_as_no' },
  bands: bands.map(({ label, when, ...band }) => ({
    ...{ label, ...rangeOf(band) },
    ...{ phases: [...(when?.phase ?? [])], sexes: [...(when?.sex ?? [])] },
  })),
  cutoffs: cutoffs.map(({ population, ...one }) => ({ population, ...rangeOf(one) })),
  subscales: (scoring.subscales ?? []).map(({ id, items }) => ({ id, items: [...items] })),
  reversed: definition.items.filter((one) => one.reverse).map((one) => one.id),
  safety: [...new Set(definition.triggers.flatMap(({ items }) => items.map((one) => one.id)))],
  ...{ reliable: change?.reliable ?? null, caseness: change?.caseness ?? null },
  ...{ rescreenDays: definition.rescreenMinDays, note: definition.note ?? null },
})
