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
        ? min === max
          ? String(min)
          : `${min}–${max}`
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
    by: { opened: '按让人上名单的规则', end: '按结束时的规则' },
    tuning: '可以考虑的改动',
    tuningAbout:
      '只是建议，不会自己生效。从较早的三分之二里找：挪一点点界线能少多少误报、又不漏掉一位真的需要人的；再拿最近的三分之一验一遍。危险的规则不在内。',
    tuningNone: '现在没有可以建议的：人数不够，或误报不多，或挪了会漏人。',
    tuningMove: (edge: 'min' | 'max', from: number, to: number) =>
      edge === 'min' ? `从 ≥ ${from} 改成 ≥ ${to}` : `从 ≤ ${from} 改成 ≤ ${to}`,
    tuningTried: (
      learned: number,
      before: { opened: number; falseAlarms: number },
      after: { opened: number; falseAlarms: number },
    ) =>
      `从 ${learned} 位里看出来的。最近 ${before.opened} 位：误报 ${before.falseAlarms} → ${after.falseAlarms}，上名单 ${before.opened} → ${after.opened}。`,
    tuningMissed: (n: number) => (n === 0 ? '没有漏掉一位。' : `会漏掉 ${n} 位需要人的。`),
    tuningGo: '去界线那一页提出，要两个人同意',
  },
}
