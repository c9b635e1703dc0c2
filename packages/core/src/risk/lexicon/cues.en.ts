import { type Cue, shape } from '../cue.ts'

const adv =
  '(?:\\s?(?:just|really|so|fucking|still|always|also|do|only|even|often|sometimes|wanna|gonna|constantly|actually|honestly|kinda|now|again|literally)){0,3}'
const will =
  '(?:want(?:ed)? to|wanna|wants to|going to|gonna|plan(?:ning)? to|ready to|need to|wish (?:to|i could)|think(?:ing)? (?:of|about)|thought (?:of|about)|decided to|about to|feel like|prefer to|rather|have to|thoughts of|will|try to|tried to|trying to|considering|urge to|how to|ways? to)'
const kill =
  '(?:kill(?:ing)? (?:myself|my self|himself|herself|themsel(?:f|ves))|end(?:ing)? (?:it all|my life|it(?= tonight|$|。|，| now| all)|my own life|things|my suffering|his life|her life)|tak(?:e|ing) my (?:own )?life|commit(?:ting)? suicide|hang(?:ing)? myself|shoot(?:ing)? myself|drown(?:ing)? myself|jump(?:ing)? off|jump(?:ing)? (?:in front|from)|overdos(?:e|ing)|slit(?:ting)? my|unaliv(?:e|ing)(?: myself)?|kms|off myself|do away with myself|be done with (?:life|living))'

/** English cues. Idioms are blanked out beforehand. */
export const englishCues: readonly Cue[] = [
  {
    id: 'en.wish_kill_self',
    kind: 'active_ideation',
    level: 'L3',
    tight: true,
    firm: true,
    pattern: shape(will, adv, '\\s?', kill),
  },
  {
    id: 'en.suicide_named',
    kind: 'active_ideation',
    level: 'L3',
    pattern: shape(
      '(?:',
      kill,
      '|suicidal(?! prevention)|suicide(?! (?:prevention|squad|hotline|awareness|rate))|(?<![a-z])kms(?![a-z])|killmyself)',
    ),
  },
  {
    id: 'en.wish_die',
    kind: 'active_ideation',
    level: 'L3',
    firm: true,
    pattern: shape(
      "(?<!not |n't |dont |never |didn't |doesn't )(?:",
      will,
      '|wish i (?:was|were|could)|better off|hope i|rather be|deserve to|let me|(?:should|could|might) (?:just)?)',
      adv,
      '\\s?(?:die|dying|be dead|dead|death|not be alive|never wake up)(?![a-z])(?! laughing| of (?:laughter|embarrassment|cringe|boredom|cuteness|old))',
    ),
  },
  {
    id: 'en.not_live',
    kind: 'active_ideation',
    level: 'L3',
    pattern: shape(
      "(?:do(?:n't|nt| not)|doesn't|no longer|can't|cannot|never)(?: (?:really|even|just))? (?:want|wanna|wish|care)(?: to)? ?(?:live|be alive|be here|exist|keep living|go on living|be on this (?:earth|planet)|continue)(?! in| with| at| like)|tired of (?:living|being alive|life|existing)|done with (?:life|living)|sick of (?:living|being alive|life)|can'?t (?:live|go on)(?: like this)?(?: anymore)?",
    ),
  },
  {
    id: 'en.passive',
    kind: 'passive_wish',
    level: 'L2',
    pattern: shape(
      "(?:wish|hope|want|pray|wanna)[a-z ']{0,18}(?:never been born|not wake up|never wake(?: up)?|disappear|vanish|go to sleep (?:forever|and)|sleep forever|didn'?t exist|not exist|wouldn'?t wake|don'?t wake|was never born)|(?:no|any) (?:point|reason)(?: in| to)? (?:living|live|life|being alive|going on|go on|stay alive)|not worth living|nothing to live for|life is(?:n't| not) worth|don'?t want to wake|better off without me|better (?:off )?if i (?:was|were|am)(?:n't| not)? ?(?:gone|dead|here)?|if i (?:die|died|disappeared|was gone)|no ?one would (?:care|miss|notice)|go to sleep and (?:never|not)",
    ),
  },
  {
    id: 'en.burden',
    kind: 'burden',
    level: 'L2',
    pattern: shape(
      "(?:i'?m|i am|being|feel like|such) (?:just |only |nothing but )?(?:a |such a )?burden|everyone(?:'s| is| would be) better",
    ),
  },
  {
    id: 'en.plan',
    kind: 'plan_means',
    level: 'L3',
    firm: true,
    pattern: shape(
      '(?:suicide|goodbye|farewell) (?:note|letter)|(?:wrote|writing|written)[a-z ]{0,12}(?:goodbye|final|last) (?:letter|note|message)|(?:saved|saving|stash(?:ed|ing)?|hoard(?:ed|ing)?|bought|collected|have|got|stockpil(?:ed|ing))[a-z ]{0,14} (?:pills|rope|razor|sleeping tablets|gun|noose)(?![a-z])|how many (?:pills|tablets|[a-z]+)[a-z ]{0,12}(?:to die|kill|overdose|lethal)|painless(?:ly)? (?:way )?(?:to )?(?:die|death|suicide)|(?:quickest|easiest|fastest|best|least painful) way to (?:die|go|kill)|gave away (?:all )?my|given away (?:all )?my|put my affairs in order|have a plan to',
    ),
  },
  {
    id: 'en.farewell',
    kind: 'farewell',
    level: 'L3',
    pattern: shape(
      "goodbye(?:,|，)? (?:cruel )?(?:world|everyone|forever)|this is (?:my )?(?:goodbye|the end)|(?:won'?t|will not) be (?:here|around)(?: (?:tomorrow|anymore|much longer|any more))|last (?:night|day) (?:alive|on earth)|take care of my (?:cat|dog|kids|mom|family|mum)[a-z ]{0,10}(?:gone|when|after)|you won'?t have to (?:worry|deal)",
    ),
  },
  {
    id: 'en.now',
    kind: 'imminent',
    level: 'L4',
    firm: true,
    pattern: shape(
      "(?:tonight|right now|today|now)[a-z ,']{0,14}(?:i'?m|i am|i will|i'll|gonna)[a-z ]{0,10}(?:die|",
      kill,
      ')|(?:',
      kill,
      "|going to die|gonna die)[a-z ]{0,10}(?:tonight|right now|today|now)|(?:took|taken|swallowed|just took|drank)[a-z ]{0,10}(?:all (?:of )?(?:my|the) (?:pills|meds|tablets|medication)|(?:whole|entire) bottle|bottle of (?:pills|bleach|tylenol)|\\d{2,} (?:pills|tablets)|bunch of pills|handful of pills|overdose)|(?:standing|sitting|i'm|im|am)[a-z ]{0,8} (?:on|at) (?:the |a )?(?:edge|ledge|roof(?:top)?|bridge|train tracks|railing)|(?:gun|knife|blade|razor)[a-z ]{0,12} (?:to my|in my hand|at my|against my)|(?:already|just) (?:cut|slit) my (?:wrist|arm)",
    ),
  },
  {
    id: 'en.self_harm',
    kind: 'self_harm',
    level: 'L3',
    pattern: shape(
      '(?:cut(?:ting)?|hurt(?:ing)?|harm(?:ing)?|burn(?:ing)?|hit(?:ting)?|punish(?:ing)?) (?:myself|my (?:wrists?|arms?|thighs?|legs?)(?! (?:while|on|shaving|cooking)))|self[- ]?harm|selfharm|relapsed (?:and|on)? ?cut',
    ),
  },
  {
    id: 'en.other',
    kind: 'active_ideation',
    level: 'L3',
    other: true,
    pattern: shape(
      '(?:he|she|they|friend|brother|sister|mom|mum|dad|boyfriend|girlfriend|husband|wife|roommate|son|daughter|classmate)[a-z ,]{0,24}(?:wants? to (?:die|kill|end)|suicidal|kill (?:himself|herself|themselves)|end (?:his|her|their) life|cutting (?:himself|herself))',
    ),
  },
  {
    id: 'en.hopeless',
    kind: 'hopelessness',
    level: 'L1',
    pattern: shape(
      "hopeless|no hope|no future|can'?t (?:take|do|cope|handle|stand) (?:it|this|anymore|any more)|can'?t go on|no way out|trapped|worthless|falling apart|breaking down|overwhelmed|so (?:alone|lonely|tired|depressed|sad)|hate myself|nobody cares|no one (?:cares|understands)|depress",
    ),
  },
]

/** English words that look dangerous and are not. */
export const englishIdiomSources: readonly string[] = [
  "(?:dying|die|died|dead) (?:of|from) (?:laugh(?:ter|ing)|embarrassment|boredom|cringe|cuteness|curiosity|hunger|thirst|heat|shame|excitement)|(?:dying|die|died|dead) (?:laughing|inside(?= lol| haha))|laugh(?:ed|ing)? (?:myself )?to death|(?:bored|scared|worried|tickled|starved|freezing|frozen|sick|worked|love (?:you|it|him|her)|thrilled|working myself) to death|(?:i'?m|im|i am) (?:so )?(?:dead|dying)(?= (?:lol|lmao|haha|xd|rn lol|at this)| ?[😂💀])|(?:kill(?:ing|ed|s)?) (?:time|it|the (?:bug|process|lights|engine|vibe|mood|boss)|two birds|my (?:back|feet|legs|head|battery|phone))|(?:my|this|these|the) [a-z]+ (?:is|are) killing me|(?:mom|mum|dad|boss|teacher|wife|husband|he|she|they)(?: is|'s|'ll| will| would|'s| are)?(?: going to| gonna)? kill me|killer (?:app|deal|workout|outfit)|dead ?line|dead ?lift|dead ?pool|drop[- ]dead gorgeous|(?:phone|battery|laptop|car) (?:is |just |has )?(?:died|dead|dying)|suicide (?:prevention|squad|hotline|awareness|rate)|to die for|die ?hard|dying to (?:see|know|meet|try|go|hear|eat)|over my dead body|dead tired|dead serious|cut (?:my|myself) (?:while|shaving|cooking|on a|some slack)|cut myself (?:while|shaving|cooking|on|some|a slice|off)|dead (?:body|battery|skin)|(?:wouldn't|won't) (?:be caught )?dead",
  "(?:i )?(?:do(?:n't|nt| not)|am not|i'm not|im not|never|not|no|didn'?t|wouldn'?t|won't|without|isn't|no longer)(?: (?:really|actually|ever|even|going to|gonna|want to|wanted to|wanna|have any|having|feel|been|feeling|thinking about|think about|thoughts of|about to|plan to|planning to|a|any|have)){0,4} (?:die|kill(?:ing)? myself|suicidal|commit suicide|end my life|dying|hurt myself|harm myself|self harm)(?: thoughts)?|(?:afraid|scared|fear|terrified) of (?:dying|death)",
]

/** English talk of stories, news and lessons, or of the past. */
export const englishTopicSource =
  'movie|film|novel|book|song|lyrics?|character|news|article|documentary|lecture|class|essay|homework|research|training|episode|season \\d|plot|video game|in the game|boss fight|history|poem'
