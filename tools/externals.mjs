/** What the server does not carry in its own bundle: native addons, the embedded database, fonts and lists. */
export const runtimeExternals = [
  '@node-rs/argon2',
  '@electric-sql/pglite',
  'pdfkit',
  '@embedpdf/fonts-sc',
  '@zxcvbn-ts/language-common',
  'opencc-js',
]
