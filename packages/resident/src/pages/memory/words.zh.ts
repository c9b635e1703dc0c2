export const zh = {
  about:
    '这些是您说过的小事，安心密友下次会接着问。只有您能看到。说到危险时的话从不记在这里，也从不记别人的名字。',
  kinds: {
    topic: '在说的事',
    who: '说到的人',
    what: '您的话',
    since: '多久了',
    helped: '有用的办法',
    plan: '打算做的',
  },
  empty: '还没有记下什么。聊过以后，这里会有几行。',
  off: '现在什么都不记。以前记的已经删掉了。',
  edited: '您改过',
  edit: '改',
  erase: '删掉',
  save: '改好了',
  label: '改成',
  clear: '全部删掉',
  sure: '删掉以后找不回来。确定全部删掉吗？',
  stop: '不要再记',
  start: '可以记',
  done: '好了',
}
export type MemoryWords = typeof zh
