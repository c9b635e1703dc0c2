/** PC-PTSD-5 翻译稿: the project's own translation, not validated. Licence: see LICENSE beside this file. */
export const pcptsd5Text = {
  stem: '过去一个月里，您是否：',
  gate: '有时会发生一些特别可怕、恐怖或令人极度痛苦的事，例如严重事故或火灾、身体或性侵害、地震洪水等灾害、战争、目睹他人死亡或重伤、亲人因自杀或他杀离世。您是否经历过这类事情？',
  items: [
    '做过有关这件事的噩梦，或在不愿想时仍想起它？',
    '努力不去想这件事，或特意避开会想起它的情境？',
    '一直处于戒备、警觉状态，或容易受惊？',
    '感到麻木，或与他人、活动、周围环境疏离？',
    '为这件事或它带来的后果感到内疚，或不停地责怪自己或他人？',
  ],
} as const
