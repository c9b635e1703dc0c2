/** What must stand before somebody of an age is asked anything. One table drives every way in. @source feature A10, domain specification 3.9 and 4.1 */
export interface MinorRule {
  /** Whole years, both inclusive. */
  readonly ages: readonly [number, number]
  /** A guardian's separate consent before any scale. */
  readonly guardianConsent: boolean
  /** Asked in their own words before the first question, beside whatever a guardian agreed to; a no stays a no. */
  readonly assent: boolean
  /** What a guardian hears, unless a guardian is the suspected source of harm: then nothing. */
  readonly tellGuardian: {
    readonly danger: 'same_day' | 'never'
    /** The day a check was done; never what was asked or answered. */
    readonly check: 'that_it_was_done' | 'never'
  }
  /** May fill in alone without a name. */
  readonly anonymous: boolean
  /** Results without colours and numbers. */
  readonly plainResult: boolean
}

export const minorRules: readonly MinorRule[] = [
  {
    ages: [0, 13],
    guardianConsent: true,
    assent: true,
    tellGuardian: { danger: 'same_day', check: 'that_it_was_done' },
    anonymous: false,
    plainResult: true,
  },
  {
    ages: [14, 17],
    guardianConsent: false,
    assent: true,
    tellGuardian: { danger: 'same_day', check: 'never' },
    anonymous: true,
    plainResult: true,
  },
  {
    ages: [18, 150],
    guardianConsent: false,
    assent: false,
    tellGuardian: { danger: 'never', check: 'never' },
    anonymous: true,
    plainResult: false,
  },
]

const adult = minorRules.at(-1) as MinorRule

/** The rule of an age; an unknown age is an adult's until somebody says otherwise. */
export const minorRuleOf = (age: number | undefined): MinorRule =>
  minorRules.find(({ ages: [from, to] }) => age !== undefined && age >= from && age <= to) ?? adult

/** Why this person may not be asked yet; undefined when they may. Danger is heard whatever this says. */
export function whyNotAsked(
  age: number | undefined,
  known: { readonly registered: boolean; readonly guardianConsent: boolean },
): 'guardian_consent' | undefined {
  const rule = minorRuleOf(age)
  if (rule.guardianConsent && !known.guardianConsent) return 'guardian_consent'
  return rule.anonymous || known.registered ? undefined : 'guardian_consent'
}

/** True when the person has yet to be asked in their own words. An answer given for them by somebody else asks nobody. */
export const needsAssent = (
  age: number | undefined,
  said: { readonly assent: boolean; readonly proxy: boolean },
): boolean => minorRuleOf(age).assent && !said.assent && !said.proxy
