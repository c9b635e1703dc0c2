import type { LetterKind } from './words.ts'

/**
 * Letters to residents and to those who look after them, in English. As discreet as the Chinese ones; what goes to
 * colleagues is Chinese only. Author Anxin project; awaiting clinical review.
 */
export const lettersEn: Partial<Readonly<Record<LetterKind, string>>> = {
  reach_out: 'Anxin House: we seem to have been cut off. Open the house again when it suits you; we are still here.',
  caring_14: 'Anxin House: no need to answer, we think of you. Whenever you want to talk, the house is here.',
  caring_60:
    'Anxin House: the weather is turning, dress for it. Nothing special, we just thought of you. No need to answer.',
  caring_90:
    'Anxin House: three months now, and not easy ones. Open the house any day you feel like talking. No need to answer.',
  caring_182: 'Anxin House: half a year, and a greeting for you. May today have an easy moment. No need to answer.',
  caring_365: 'Anxin House: a year now, and we remember you. May there be people around you. No need to answer.',
  rescreen: 'Anxin House: we think of you. When you have a few minutes, open the house and see how things have been.',
  complaint_answer: 'Anxin House: there is an answer to what you raised. Open the house when you have time.',
  case_thinking: 'Anxin House: we think of you these days. To talk, open the house, or come by and sit with us.',
  phone_code: 'Anxin House: your code is {code}, valid for 5 minutes. Do not give it to anybody.',
  guardian_code:
    'Anxin House: a child would like to use the house and needs your consent. If you agree, give them the code {code}, valid for 5 minutes; otherwise do nothing.',
  ward_changed:
    'Anxin House: the child you look after changed what the house has on file. If you have questions, contact the house.',
  appointment_plain: 'Anxin House: you have an appointment on {day} at {time}. See the house.',
  appointment_shared: 'You have an appointment. See the house.',
  appointment_changed: 'An appointment of yours has changed. See the house.',
  own_letter: 'Anxin House: there is news about you. When you have time, see “Mine” in the house.',
}
