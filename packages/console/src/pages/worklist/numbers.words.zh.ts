/** Words of the pages about rules and numbers: cut-offs and precision. */
export const numbersZh = {
  thresholds: {
    title: '界线',
    about:
      '一个分数达到多少，就算到了哪条规则。危险的规则是定死的；其余的改动要两个人，旧结果保持原来的判断。',
    version: (n: number) => (n === 0 ? '出厂值' : `第 ${n} 版在用`),
    rule: '规则',
    scale: '量表',
    release: '出厂',
    now: '在用',
    range: (min: number | null, max: number | null) =>
      min !== null && max !== null
        ? `${min}–${max}`
        : min !== null
          ? `≥ ${min}`
          : max !== null
            ? `≤ ${max}`
            : '—',
    fixed: '定死',
    fixedAbout: '关系生命安全的界线不由各站改。',
    changed: '改过',
    edit: '改界线',
    from: '从',
    upTo: '到',
    editing: (n: number) => (n === 0 ? '还没有改动' : `改了 ${n} 处`),
    preview: '看会动到谁',
    previewTitle: '按新界线，名单上会这样动',
    previewNone: '名单上没有人的级别会变。',
    moves: (from: string, to: string, n: number) => `${n} 位：${from} → ${to}`,
    unmoved: (n: number) => `${n} 位不变`,
    previewNote: '只是算一遍。旧结果保持原来的判断，以后的新结果按新界线。',
    reason: '为什么改',
    reasonHint: '例如：依据本地研究，写明出处。',
    propose: '提出改动',
    proposed: '已提出，等第二个人',
    waitingTitle: '等第二个人的改动',
    waitingBy: (name: string) => `${name} 提出`,
    waitingMine: '您提出的，要由另一位机构管理员或督导来定。',
    agree: '同意，开始用',
    refuse: '不同意',
    agreed: '新界线开始用了',
    refused: '没有同意，界线不变',
    past: '以前的版本',
    pastNone: '一直用的是出厂值。',
    pastLine: (by: string, second: string) => `${by} 提出，${second} 同意`,
    wrong: '起点不能高过终点。',
    cancel: '不改了',
  },
  precision: {
    title: '预警准确度',
    about: '每条规则让多少人上了名单，其中多少后来认定是误报。用来改规则，不用来评人。',
    month: '月份',
    rule: '规则',
    decided: '已决定',
    falseAlarms: '误报',
    share: '不是误报的比例',
    none: '还没有结束的',
    noneAbout: '有人从名单上结束以后，这里按月按规则出数。',
    few: '少于 5 位，比例只供参考',
  },
}
