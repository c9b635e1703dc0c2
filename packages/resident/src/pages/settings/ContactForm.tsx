import type { DoorBody } from '@anxin/kit/caller.ts'
import type { JSX } from 'preact'
import { Field } from '../../parts/Field.tsx'
import { ownWords } from '../../parts/own.ts'

export type ContactPerson = NonNullable<DoorBody<'POST /api/identity/resident/registrations'>['guardian']>
export const blankContact: ContactPerson = { name: '', relation: '', phone: '' }

export const cleanPhone = (text: string): string => text.replace(/[\s-]/g, '').replace(/^\+?86(?=1)/, '')
export const isMobile = (text: string): boolean => /^1[3-9]\d{9}$/.test(cleanPhone(text))
export const isContact = (contact: ContactPerson): boolean =>
  contact.name.trim() !== '' && contact.relation.trim() !== '' && isMobile(contact.phone)
export const tidyContact = (contact: ContactPerson): ContactPerson => ({
  name: contact.name.trim(),
  relation: contact.relation.trim(),
  phone: cleanPhone(contact.phone),
})

/** Somebody to reach: name, relation, mobile number. */
export const ContactFields = ({
  contact,
  onChange,
}: {
  contact: ContactPerson
  onChange: (contact: ContactPerson) => void
}): JSX.Element => {
  const { signIn } = ownWords.value
  return (
    <div class="two">
      <Field
        label={signIn.contactName}
        value={contact.name}
        maxLength={20}
        onText={(name) => onChange({ ...contact, name })}
      />
      <Field
        label={signIn.contactRelation}
        value={contact.relation}
        maxLength={20}
        onText={(relation) => onChange({ ...contact, relation })}
      />
      <div class="wide">
        <Field
          label={signIn.contactPhone}
          value={contact.phone}
          type="tel"
          inputMode="tel"
          maxLength={20}
          onText={(phone) => onChange({ ...contact, phone })}
        />
      </div>
    </div>
  )
}
