import { sayTongue } from '@anxin/kit/caller.ts'
import { useQueryClient } from '@tanstack/react-query'
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

// what the house says itself (questions, a printed page) comes in the language of the page
sayTongue(wished)

/** Gives every page its words. Chinese is at hand at once; English is fetched when somebody wants it. */
export function Language({ children }: { children: ReactNode }) {
  const [spoken, setSpoken] = useState<{ locale: Locale; words: Words }>({ locale: 'zh', words: wordsZh })
  const kept = useQueryClient()
  const speak = useCallback(
    (locale: Locale): void => {
      const changed = wished() !== locale
      wish.keep('locale', locale)
      if (changed) void kept.invalidateQueries()
      if (locale === 'zh') setSpoken({ locale, words: wordsZh })
      else void import('../words.en.ts').then(({ wordsEn }) => setSpoken({ locale, words: wordsEn }))
    },
    [kept],
  )
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
