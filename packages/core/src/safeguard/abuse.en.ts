/** The English words by which `hearAbuse` tells abuse from the other harm that the screener hears. */

export const abuse =
  /\b(?:hit|hits|hitting|beat|beats|beaten|beating|slap\w*|punch\w*|kick\w*|chok\w*|strangl\w*|whip\w*|abus\w*|molest\w*|rape[sd]?|grop\w*|stalk\w*|assault\w*|violence|touch\w*|threaten\w*|lock\w*|lets? me)\b/
export const writer = /\b(?:i|i'?m|me|my|us|we|our|mine)\b/
export const theme =
  /\b(?:movie|film|novel|book|news|song|lyrics|tv|series|show|game|boss fight|dream\w*|joking|kidding|homework|essay|lecture|chess|sparring|boxing)\b/
export const mineToo =
  /\b(?:me too|like me|same with me|my (?:husband|wife|partner|boyfriend|girlfriend|son|father|mother))\b/
export const longAgo =
  /\b(?:when i was (?:a )?(?:kid|child|little|young|small|\d+)|as a (?:kid|child)|years ago|in my childhood|used to)\b/
export const goesOn =
  /\b(?:still|again|now|lately|last night|today|tonight|yesterday|every (?:day|night|week)|this week)\b/
export const happeningNow =
  /\b(?:right now|banging on|breaking (?:down )?the door|at the door|hiding|locked myself|can'?t get out|won'?t let me out|(?:has|with|holding|got) a (?:knife|gun|bat|hammer)|going to kill me|help me now)\b/
export const fromElsewhere = /\b(?:boss|landlord|neighbou?r|colleague|coworker|stranger|customer)\b/
export const fromHome =
  /\b(?:husband|wife|partner|boyfriend|girlfriend|ex|father|mother|dad|mom|mum|son|daughter|home|domestic)\b/
