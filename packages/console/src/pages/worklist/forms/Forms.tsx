import type { ActName } from '../entry/acts.ts'
import type { Entry, Finding } from '../shapes.ts'
import { AssignForm } from './AssignForm.tsx'
import { ContactForm } from './ContactForm.tsx'
import { DecideForm } from './DecideForm.tsx'
import { LevelForm } from './LevelForm.tsx'
import { NoteForm } from './NoteForm.tsx'
import { ProfileForm } from './ProfileForm.tsx'
import { RejectForm } from './RejectForm.tsx'

export type Dialog =
  | { readonly name: Exclude<ActName, 'take'> }
  | { readonly name: 'reject'; readonly finding: Finding }

export interface FormGiven {
  readonly entry: Entry
  readonly close: () => void
}

/** The form of the act that was chosen. */
export function Forms({ dialog, entry, close }: FormGiven & { dialog: Dialog }) {
  const given = { entry, close }
  switch (dialog.name) {
    case 'contact':
      return <ContactForm {...given} />
    case 'decide':
      return <DecideForm {...given} />
    case 'note':
      return <NoteForm {...given} />
    case 'assign':
      return <AssignForm {...given} />
    case 'level':
      return <LevelForm {...given} />
    case 'profile':
      return <ProfileForm {...given} />
    case 'reject':
      return <RejectForm {...given} finding={dialog.finding} />
  }
}
