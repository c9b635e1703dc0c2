/** GAD-7, official Simplified-Chinese form; stem and options as PHQ-9. Licence: see LICENSE beside this file. */
export const gad7Text = {
  items: [
    '感觉紧张、焦虑或急切',
    '不能够停止或控制担忧',
    '对各种各样的事情担忧过多',
    '很难放松下来',
    '由于不安而无法静坐',
    '变得容易烦恼或急躁',
    '感到似乎将有可怕的事情发生而害怕',
  ],
} as const
