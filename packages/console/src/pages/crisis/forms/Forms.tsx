import { AssessForm } from '../assess/AssessForm.tsx'
import { GradeForm } from '../assess/GradeForm.tsx'
import { DeathForm } from '../death/DeathForm.tsx'
import type { ActName } from '../event/acts.ts'
import { ContactForm } from './ContactForm.tsx'
import { DecideForm } from './DecideForm.tsx'
import { CardDialog, EmergencyForm } from './EmergencyForm.tsx'
import { FollowUpForm } from './FollowUpForm.tsx'
import type { EventDetail, FollowUp } from './fields.ts'
import { HandOverForm } from './HandOverForm.tsx'
import {
  CloseForm,
  FalseAlarmForm,
  NoteForm,
  SignOffForm,
  StabiliseForm,
  TakeOverForm,
} from './NoteForms.tsx'
import { PlanForm } from './PlanForm.tsx'

export type Dialog =
  | { readonly name: Exclude<ActName, 'take'> | 'card' }
  | { readonly name: 'followUp' | 'decide'; readonly followUp: FollowUp }

export interface FormGiven {
  readonly event: EventDetail
  readonly close: () => void
}

/** The form of the act that was chosen. */
export function Forms({
  dialog,
  event,
  close,
  open,
  visit,
}: FormGiven & { dialog: Dialog; open: (dialog: Dialog) => void; visit: () => void }) {
  const given = { event, close }
  switch (dialog.name) {
    case 'takeOver':
      return <TakeOverForm {...given} />
    case 'contact':
      return <ContactForm {...given} />
    case 'assess':
      return <AssessForm {...given} />
    case 'grade':
      return <GradeForm {...given} />
    case 'stabilise':
      return <StabiliseForm {...given} />
    case 'plan':
      return <PlanForm {...given} />
    case 'emergency':
      return <EmergencyForm {...given} />
    case 'card':
      return <CardDialog {...given} handOver={() => open({ name: 'handOver' })} />
    case 'handOver':
      return <HandOverForm {...given} />
    case 'falseAlarm':
      return <FalseAlarmForm {...given} />
    case 'note':
      return <NoteForm {...given} />
    case 'followUp':
      return <FollowUpForm {...given} followUp={dialog.followUp} assess={() => open({ name: 'assess' })} />
    case 'decide':
      return <DecideForm {...given} followUp={dialog.followUp} visit={visit} />
    case 'close':
      return <CloseForm {...given} />
    case 'death':
      return <DeathForm {...given} />
    case 'signOff':
      return <SignOffForm {...given} />
  }
}
