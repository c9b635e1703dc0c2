/** The words around a summary for the person who takes over; the resident reads it first. 交接摘要的用语。 */
export const handOverWords = {
  zh: {
    intro: '交给真人前，请您先看一遍；不想让人看到的，可以删掉。',
    topic: '说的是：',
    who: '有关的人：',
    since: '从什么时候：',
    mood: '最近的心情（1 风暴–5 晴）：',
    checked: '最近一次自测：',
    said: '您最近的话：',
    wish: '您的愿望：',
    helped: '对您有用的：',
    none: '还没有说。',
  },
  en: {
    intro: 'Please read this before a person sees it; strike out what you do not want shown.',
    topic: 'About: ',
    who: 'Who: ',
    since: 'Since: ',
    mood: 'Latest mood (1 storm–5 sun): ',
    checked: 'Latest check: ',
    said: 'Your latest words: ',
    wish: 'Your wish: ',
    helped: 'What helps you: ',
    none: 'Nothing said yet.',
  },
} as const
