export const poolZh = {
  call: (agency: string, place: string, number: string) =>
    `邻近的${agency}（${place}）${number} 还没有人接手`,
  grades: { RED: '一级', RED_E: '特急' },
  since: (clock: string) => `从 ${clock} 起`,
  ask: '请照号码打，把他们的人叫起来，请他们打开工作台接手。您看不到求助的人，也不用您来处理。',
  noNumbers: '他们没有留号码：请用您知道的办法找到他们的人。',
  take: '我来打',
  taken: (name: string) => `${name}在打`,
  reached: '打通了，他们有人接',
  nobody: '一个也打不通',
  reachedDone: '谢谢您，已写在他们的预警上',
  nobodyDone: '已写在他们的预警上，马上叫他们的下一级',
  neighbours: '邻近机构',
  about:
    '一级、特急到第四级（15 分钟，特急 6 分钟）还没人接手时，请说好的邻近机构帮忙打电话叫我们的人，也帮他们叫。只看到小屋的名字、编号和同意印出的号码，看不到求助的人。两边都说好才算。',
  none: '这套系统里还没有别的机构',
  both: '两边说好了',
  onlyOurs: '等他们说好',
  onlyTheirs: '他们愿意，等我们',
  neither: '还没有说好',
  yes: '愿意互相帮忙',
  no: '不再互相帮忙',
}
