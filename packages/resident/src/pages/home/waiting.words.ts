export const waitingWords = {
  zh: {
    rating: '这段陪伴快结束了，想听您说六句',
    ratingSmall: '不想答也可以',
    plan: '一起定的计划，等您看一看、点个头',
    planSmall: '看完再签，也可以说想改哪里',
    check: '有几道题，到了再看看的时候',
    checkSmall: '几分钟，随时可以停',
  },
  en: {
    rating: 'This time with us is ending: six lines we would like to hear',
    ratingSmall: 'You need not answer',
    plan: 'The plan you made together waits for your yes',
    planSmall: 'Read it first; you may say what to change',
    check: 'A few questions: time to look again',
    checkSmall: 'A few minutes; stop when you like',
  },
}
