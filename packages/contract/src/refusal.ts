/** Every expected "no", with its HTTP status. Unknown and not-yours are the same refusal: NOT_FOUND. */
export const refusals = {
  BAD_INPUT: 400,
  SIGN_IN_FIRST: 401,
  SIGN_IN_FAILED: 401,
  CODE_WRONG: 401,
  TICKET_EXPIRED: 401,
  PASSKEY_FAILED: 401,
  /** What the agency's own sign-in answered does not hold. */
  WECHAT_FAILED: 401,
  WECHAT_TAKEN: 409,
  WECHAT_DOWN: 503,
  OIDC_FAILED: 401,
  /** Proven by the agency's own sign-in, and nobody who is here and active. */
  OIDC_UNKNOWN: 403,
  OIDC_DOWN: 503,
  FORBIDDEN: 403,
  CERT_REQUIRED: 403,
  WRONG_ORIGIN: 403,
  DEMO_ONLY: 403,
  NOT_FOUND: 404,
  ALREADY_TAKEN: 409,
  WRONG_STATE: 409,
  NAME_TAKEN: 409,
  PHONE_TAKEN: 409,
  OVERLAP: 409,
  REST_NEEDED: 409,
  ON_RESPITE: 409,
  PLACE_TAKEN: 409,
  SECOND_PERSON_NEEDED: 409,
  CLOSE_NOT_READY: 409,
  LEGAL_HOLD: 409,
  TWIN_FOUND: 409,
  RECORDS_DIFFER: 409,
  CASE_OPEN_ALREADY: 409,
  CASELOAD_FULL: 409,
  SUPERVISION_FULL: 409,
  GATE_NOT_MET: 409,
  DUAL_RELATION: 409,
  ALREADY_SET_UP: 409,
  CONVERSATION_CLOSED: 409,
  LINK_USED: 410,
  PASSWORD_WEAK: 422,
  GUARDIAN_CONSENT_NEEDED: 422,
  CONTACT_NEEDED: 422,
  NOBODY_MAY_KNOW: 422,
  MAY_BE_DANGER: 409,
  CONSENT_NEEDED: 422,
  SLOT_TAKEN: 409,
  CAP_REACHED: 409,
  TOO_EARLY: 409,
  TERM_TOO_SHORT: 422,
  FILE_TOO_BIG: 413,
  FILE_NOT_ALLOWED: 422,
  LOCKED: 423,
  TOO_MANY: 429,
  BUSY: 503,
  SMS_NOT_SET_UP: 503,
  PASSKEY_NOT_HERE: 503,
  /** The database can be read but has no room: nothing was kept. */
  CANNOT_KEEP: 507,
} as const
export type RefusalCode = keyof typeof refusals

/** Thrown where an expected "no" is decided; `field` and `detail` carry no content of people. */
export class Refusal extends Error {
  readonly code: RefusalCode
  readonly field: string | undefined
  readonly detail: Readonly<Record<string, string | number>> | undefined

  constructor(
    code: RefusalCode,
    more: { field?: string; detail?: Readonly<Record<string, string | number>> } = {},
  ) {
    super(code)
    this.name = 'Refusal'
    this.code = code
    this.field = more.field
    this.detail = more.detail
  }
}

/** What a face receives instead of a reply. `fault` is the number of a fault in the server's log. */
export interface RefusalReply {
  readonly refused: RefusalCode | 'FAULT'
  readonly field?: string
  readonly detail?: Readonly<Record<string, string | number>>
  readonly fault?: string
}
