/**
 * PHQ-9 in English, as its authors give it away. Not under the licence of the code: see LICENSE beside this file.
 * @source github.com/rhavekost/clinical-toolkit (phq-9.md) and github.com/rdeforest/eforth (PHQ-9.md): the same words;
 * item 10 and its options: two further public copies with the same words
 */
export const phq9English = {
  stem: 'Over the last 2 weeks, how often have you been bothered by any of the following problems?',
  options: ['Not at all', 'Several days', 'More than half the days', 'Nearly every day'],
  items: [
    'Little interest or pleasure in doing things',
    'Feeling down, depressed, or hopeless',
    'Trouble falling or staying asleep, or sleeping too much',
    'Feeling tired or having little energy',
    'Poor appetite or overeating',
    'Feeling bad about yourself — or that you are a failure or have let yourself or your family down',
    'Trouble concentrating on things, such as reading the newspaper or watching television',
    'Moving or speaking so slowly that other people could have noticed? Or the opposite — being so fidgety or restless that you have been moving around a lot more than usual',
    'Thoughts that you would be better off dead or of hurting yourself in some way',
  ],
  difficulty:
    'If you checked off any problems, how difficult have these problems made it for you to do your work, take care of things at home, or get along with other people?',
  difficultyOptions: ['Not difficult at all', 'Somewhat difficult', 'Very difficult', 'Extremely difficult'],
} as const
