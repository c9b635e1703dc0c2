import type { Concern } from '../risk/level.ts'

const atHome =
  /爸|妈|父|母|爷|奶|外公|外婆|姥|叔|伯|舅|姑|姨|哥|继|养|家里|家人|家暴|家庭暴力|监护|dad|father|mum|mom|mother|parent|uncle|aunt|grand|step|family|home|guardian/i
const elsewhere =
  /同学|老师|教练|室友|网友|校园|学长|学姐|男友|女友|男朋友|女朋友|邻居|陌生|老板|classmate|teacher|coach|bully|bullie|boyfriend|girlfriend|stranger/i

/**
 * Whether harm may come from home: then a guardian must learn nothing. Whoever is not named to be somebody else may be
 * one of the family; a person on duty finds out and may open the view again. @source domain specification 3.6, 3.7
 */
export const suspectsHome = (
  { concerns }: { readonly concerns: readonly Concern[] },
  text: string,
): boolean => concerns.includes('harm_from_others') && (atHome.test(text) || !elsewhere.test(text))

/** The same of words somebody else writes about a child: whatever is named of the family counts. */
export const accusesHome = (text: string): boolean =>
  atHome.test(text) &&
  /打|骂|虐|伤|摸|碰|饿|关|锁|踢|烫|掐|赶出|hit|beat|hurt|abus|touch|starv|lock/i.test(text)
