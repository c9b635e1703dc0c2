interface Said {
  readonly name: string
  readonly use: string
  readonly hours: string
}

/** What a number is called and for, as its reader reads; a number that has no English words is shown as it is called. */
export const inTongue = (line: Said & { readonly inEnglish?: Said | null }, english: boolean): Said =>
  (english && line.inEnglish) || line
