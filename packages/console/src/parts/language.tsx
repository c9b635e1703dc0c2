import { createContext, type ReactNode, use, useCallback, useEffect, useState } from 'react'
import { type Words, wordsZh } from '../words.zh.ts'
import { wish } from './ask/kept.ts'

export type Locale = 'zh' | 'en'

interface Spoken {
  readonly locale: Locale
  readonly words: Words
  readonly speak: (locale: Locale) => void
}

const Spoken = createContext<Spoken>({ locale: 'zh', words: wordsZh, speak: () => {} })

const wished = (): Locale => (wish.read('locale') === 'en' ? 'en' : 'zh')

/** Gives every page its words. Chinese is at hand at once; English is fetched when somebody wants it. */
export function Language({ children }: { children: ReactNode }) {
  const [spoken, setSpoken] = useState<{ locale: Locale; words: Words }>({ locale: 'zh', words: wordsZh })
  const speak = useCallback((locale: Locale): void => {
    wish.keep('locale', locale)
    if (locale === 'zh') setSpoken({ locale, words: wordsZh })
    else void import('../words.en.ts').then(({ wordsEn }) => setSpoken({ locale, words: wordsEn }))
  }, [])
  useEffect(() => {
    if (wished() === 'en') speak('en')
  }, [speak])
  useEffect(() => {
    document.documentElement.lang = spoken.locale === 'zh' ? 'zh-CN' : 'en'
  }, [spoken.locale])
  return <Spoken value={{ ...spoken, speak }}>{children}</Spoken>
}

export const useLanguage = (): Spoken => use(Spoken)
export const useWords = (): Words => use(Spoken).words
