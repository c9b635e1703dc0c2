/** Somebody to call, with the last digits of their number. */
export interface Contact {
  readonly name: string
  readonly relation: string
  readonly phoneTail: string
}
interface Line {
  readonly at: string
  readonly from: string
  readonly name: string | null
  readonly text: string | null
}
/** All that the house keeps of a resident, as they may take it along. Times are ISO 8601 in UTC, days are local. */
export interface OwnRecord {
  readonly exportedAt: string
  readonly profile: {
    readonly name: string | null
    readonly birthDate: string | null
    readonly phoneTail: string | null
    readonly emergencyContact: Contact | null
    readonly guardian: Contact | null
    readonly cabin: { readonly name: string } | null
    readonly wechat: boolean
  }
  readonly consents: readonly { readonly text: string; readonly given: boolean; readonly at: string | null }[]
  readonly conversations: readonly { readonly beganAt: string; readonly lines: readonly Line[] }[]
  readonly remembers: boolean
  readonly facts: readonly { readonly text: string; readonly at: string }[]
  readonly selfHelp: {
    readonly moods: readonly {
      readonly day: string
      /** 1 is the worst, 5 the best. */
      readonly value: number
      readonly words: readonly string[]
      readonly topics: readonly string[]
      readonly note: string | null
      readonly sharedWith: readonly { readonly name: string }[]
    }[]
    readonly exercises: readonly {
      readonly module: string
      readonly startedAt: string
      readonly finishedAt: string | null
      readonly before: number | null
      readonly after: number | null
      readonly step: string | null
    }[]
    readonly leaves: readonly {
      readonly module: string
      readonly day: string
      readonly fields: Readonly<Record<string, string | number | boolean | null>>
    }[]
    readonly programmes: readonly {
      readonly startedAt: string | null
      readonly helperName: string | null
      readonly sessions: readonly { readonly number: number; readonly doneAt: string | null }[]
      readonly reasonForLeaving: string | null
      readonly contacts: readonly {
        readonly at: string
        readonly by: string
        readonly kind: string
        readonly minutes: number | null
        readonly outcome: string
      }[]
    }[]
  }
  readonly measures: readonly {
    readonly instrument: string
    readonly at: Date | string
    readonly total: number | null
    readonly answers: Readonly<Record<string, unknown>>
  }[]
  readonly casework: {
    readonly case: {
      readonly helper: string
      readonly goals: readonly {
        readonly statement: string
        readonly ownWords: string | null
        readonly dueOn: string | null
      }[]
      readonly agreement: readonly string[]
      readonly agreedAt: string | null
    } | null
    readonly agreed: readonly { readonly text: string; readonly given: boolean; readonly at: string }[]
  }
  readonly appointments: readonly {
    readonly startsAt: string
    readonly mode: string
    readonly state: string
    readonly staffName: string | null
    readonly unitName: string | null
  }[]
  readonly meetings: readonly {
    readonly beganAt: string
    readonly lines: readonly {
      readonly at: string
      readonly sender: string
      readonly text: string
      readonly file: { readonly name: string } | null
    }[]
  }[]
  readonly letters: readonly {
    readonly number: string
    readonly toName: string
    readonly sentAt: string | null
    readonly leaves: readonly { readonly field: string; readonly text: string }[]
    readonly views: readonly { readonly by: string; readonly at: string }[]
  }[]
  readonly complaints: readonly {
    readonly about: string
    readonly state: string
    readonly filedAt: string
    readonly text: string | null
    readonly answer: string | null
    readonly again: string | null
  }[]
  readonly ratings: readonly {
    readonly day: string
    readonly answers: readonly (number | null)[] | null
    readonly text: string | null
  }[]
  readonly safetyPlan: {
    readonly warningSigns: readonly string[]
    readonly innerCoping: readonly string[]
    readonly peoplePlaces: readonly string[]
    readonly trustedContacts: readonly {
      readonly name: string
      readonly relation: string
      readonly phone: string
    }[]
    readonly professionals: readonly {
      readonly agency: string
      readonly phone: string
      readonly hours: string
    }[]
    readonly saferEnvironment: readonly {
      readonly step: string
      readonly whoHelps: string
      readonly done: boolean
    }[]
    readonly reasonToLive: string
    readonly barriers: string
    readonly version: number
    readonly savedAt: string
  } | null
  readonly alerts: readonly { readonly raisedAt: string; readonly closedAt: string | null }[]
  readonly followUps: readonly {
    readonly kind: string
    readonly state: string
    readonly dueAt: string
    readonly doneAt: string | null
  }[]
  readonly accesses: readonly { readonly at: string; readonly who: string; readonly role: string }[]
}
