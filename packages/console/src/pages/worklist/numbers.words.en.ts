import type { numbersZh } from './numbers.words.zh.ts'

export const numbersEn: typeof numbersZh = {
  thresholds: {
    title: 'Cut-offs',
    about:
      'The score at which a rule applies. Rules of danger are fixed; other changes need two people, and old results keep their judgement.',
    version: (n) => (n === 0 ? 'Release values' : `Version ${n} in force`),
    rule: 'Rule',
    scale: 'Scale',
    release: 'Release',
    now: 'In force',
    range: (min, max) =>
      min !== null && max !== null
        ? min === max
          ? String(min)
          : `${min}–${max}`
        : min !== null
          ? `≥ ${min}`
          : max !== null
            ? `≤ ${max}`
            : '—',
    fixed: 'Fixed',
    fixedAbout: 'Cut-offs of danger are not a site’s to change.',
    changed: 'Changed',
    edit: 'Change cut-offs',
    from: 'From',
    upTo: 'To',
    editing: (n) => (n === 0 ? 'Nothing changed yet' : `${n} changed`),
    preview: 'See who would move',
    previewTitle: 'With the new cut-offs the list would move like this',
    previewNone: 'Nobody on the list would change level.',
    moves: (from, to, n) => `${n}: ${from} → ${to}`,
    unmoved: (n) => `${n} stay`,
    previewNote: 'Only worked out. Old results keep their judgement; new ones follow the new cut-offs.',
    reason: 'Why',
    reasonHint: 'For example a local study; name the source.',
    propose: 'Propose',
    proposed: 'Proposed; a second person answers',
    waitingTitle: 'A change waits for its second person',
    waitingBy: (name) => `Proposed by ${name}`,
    waitingMine: 'You proposed it; another administrator or a supervisor decides.',
    agree: 'Agree and put in force',
    refuse: 'Do not agree',
    agreed: 'The new cut-offs are in force',
    refused: 'Not agreed; nothing changes',
    past: 'Earlier versions',
    pastNone: 'The release values have always been in force.',
    pastLine: (by, second) => `Proposed by ${by}, agreed by ${second}`,
    wrong: 'The start may not be above the end.',
    cancel: 'Leave it',
  },
  precision: {
    title: 'Precision',
    about:
      'How many people each rule put on the list, and how many turned out to be false alarms. To mend rules, not to rate people.',
    month: 'Month',
    rule: 'Rule',
    decided: 'Decided',
    falseAlarms: 'False alarms',
    share: 'Not a false alarm',
    none: 'Nobody has left the list yet',
    noneAbout: 'Once people have left the list, numbers by month and rule stand here.',
    by: { opened: 'By the rule that opened', end: 'By the rule at the end' },
    tuning: 'What could be changed',
    tuningAbout:
      'A proposal; nothing happens by itself. Learned from the older two thirds: how far a cut-off can move to spare false alarms without leaving out one person in need; then tried on the newest third. Rules of danger are left alone.',
    tuningNone: 'Nothing to propose: too few people, few false alarms, or somebody would be left out.',
    tuningMove: (edge, from, to) =>
      edge === 'min' ? `from ≥ ${from} to ≥ ${to}` : `from ≤ ${from} to ≤ ${to}`,
    tuningTried: (learned, before, after) =>
      `Learned from ${learned}. Of the newest ${before.opened}: false alarms ${before.falseAlarms} → ${after.falseAlarms}, on the list ${before.opened} → ${after.opened}.`,
    tuningMissed: (n) => (n === 0 ? 'Nobody left out.' : `${n} in need would have been left out.`),
    tuningGo: 'Propose it on the page of cut-offs; two people decide',
    few: 'Fewer than 5: the share is only a hint',
  },
}
