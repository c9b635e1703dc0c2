import type { FormShown } from './form-shown.ts'

/** What a form may be read in. */
export const formLanguages = ['zh', 'en'] as const
export type FormLanguage = (typeof formLanguages)[number]

/**
 * The same form in the words of one language; in Chinese where it has no English, or where a device kept it before it
 * had. @returns the form, and the language it is in
 */
export function formIn<F extends Omit<FormShown, 'english'> & { english?: FormShown['english'] }>(
  form: F,
  wished: FormLanguage,
): F & { readonly language: FormLanguage } {
  const { english } = form
  if (wished === 'zh' || !english) return { ...form, language: 'zh' }
  const words = new Map(english.items.map((one) => [one.id, one]))
  return {
    ...form,
    ...{ title: english.title, mark: english.mark, stem: english.stem, notice: english.notice },
    items: form.items.map((item) => ({ ...item, ...words.get(item.id) })),
    language: 'en',
  }
}
