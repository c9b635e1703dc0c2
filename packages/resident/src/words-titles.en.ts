/** Names of the pages whose other words come with them. */
export const titles: typeof import('./words-titles.zh.ts').titles = {
  mine: 'Me',
  settings: 'Settings',
  signIn: 'Sign in',
  plan: 'My safety plan',
  appointment: 'Bookings',
}
