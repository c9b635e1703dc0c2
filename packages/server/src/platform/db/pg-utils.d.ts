declare module 'pg/lib/utils.js' {
  /** A JavaScript value as PostgreSQL reads it. */
  export function prepareValue(value: unknown): Buffer | string | null
}
