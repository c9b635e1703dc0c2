/** PC-PTSD-5 in English. Licence: see LICENSE beside this file. @source github.com/rhavekost/clinical-toolkit (pc-ptsd-5.md) and two further public copies with the same words */
export const pcptsd5English = {
  stem: 'In the past month, have you …',
  gate: 'Sometimes things happen to people that are unusually or especially frightening, horrible, or traumatic. For example: a serious accident or fire; a physical or sexual assault or abuse; an earthquake or flood; a war; seeing someone be killed or seriously injured; having a loved one die through homicide or suicide. Have you ever experienced this kind of event?',
  items: [
    '… had nightmares about the event(s) or thought about the event(s) when you did not want to?',
    '… tried hard not to think about the event(s) or went out of your way to avoid situations that reminded you of the event(s)?',
    '… been constantly on guard, watchful, or easily startled?',
    '… felt numb or detached from people, activities, or your surroundings?',
    '… felt guilty or unable to stop blaming yourself or others for the event(s) or any problems the event(s) may have caused?',
  ],
} as const
