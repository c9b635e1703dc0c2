/**
 * GAD-7 in English; stem and options as PHQ-9. Licence: see LICENSE beside this file.
 * @source github.com/IskandarAyuphan/psychological-aspects-and-bmi (questionnaire.md) and
 * github.com/RonoYoker/mentis-backend (app_settings.py): the same words
 */
export const gad7English = {
  items: [
    'Feeling nervous, anxious, or on edge',
    'Not being able to stop or control worrying',
    'Worrying too much about different things',
    'Trouble relaxing',
    'Being so restless that it is hard to sit still',
    'Becoming easily annoyed or irritable',
    'Feeling afraid as if something awful might happen',
  ],
} as const
