/** The way to the letters; here and not with the words of every page. */
export const lettersWords = {
  zh: { title: '我同意发出的信', small: '寄给了谁、只给了什么、谁看过；随时收回' },
  en: { title: 'Letters I agreed to', small: 'To whom, exactly what, who read it; take it back at any time' },
} as const
