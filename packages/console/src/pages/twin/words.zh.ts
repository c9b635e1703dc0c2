export const twinZh = {
  title: '同一个人的其他个案',
  line: (number: number, lead: string) => `个案 ${number} · 主责 ${lead}`,
  under: (name: string) => `登记的名字：${name}`,
  since: (day: string) => `${day} 起`,
  agree: {
    title: '两个个案在办，由谁一起带？',
    about: '两位都点同一个人，就由那一位带两个个案，另一位留在两边的团队里。定下之前，两边互相看不到。',
    here: '这个个案',
    there: '另一个个案',
    by: (name: string) => `由${name}带`,
    said: (name: string) => `这边点了${name}`,
    theySaid: (name: string) => `那边点了${name}`,
    waiting: '等那边点名',
    unsaid: '还没有点名',
  },
}
