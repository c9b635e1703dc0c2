/** Only a page of the console itself is a way back. */
export const wayBack = (back: string | undefined): string =>
  back?.startsWith('/') && !back.startsWith('//') ? back : '/'
