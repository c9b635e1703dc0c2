/** Made by `traditional.ts` beside the build's settings. */
declare module 'virtual:traditional' {
  export const simplified: readonly string[]
  export const variants: readonly string[]
}
