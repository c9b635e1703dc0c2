import type { Concern } from './level.ts'

/** Harm by others as it is told in English. Not “hits me up”, “beat me to it”, “beat me at chess”. */
const someone =
  '(?:dad|daddy|father|stepdad|mum|mom|mommy|mother|parents?|husband|wife|boyfriend|girlfriend|partner|my ex|brother|sister|uncle|cousin|(?:grand)?(?:pa|father|mother)|my son|my daughter|teacher|coach|boss|landlord|classmates?|kids at school|boys at school|girls at school|neighbou?r|(?<![a-z])(?:he|she|they|somebody|someone))'
const often =
  '(?: (?:always|often|still|just|keeps?|has|have|had|sometimes|also|really|once|used to|started to|will|would|is going to|tries to|tried to|wants to)){0,2}'
const hurts =
  '(?:hitting|beats?|beaten|beating|slaps?|slapped|punche?[sd]|kick(?:s|ed)|chok(?:es|ed)|strangle[sd]|whip(?:s|ped)|abuse[sd]|molest(?:s|ed)|rape[sd]|gropes?|groped|stalk(?:s|ed))'
const notInPlay = '(?! (?:at |to it|to the|in chess|in a game|out of|with a question))'
const byOthers = [
  `${someone}${often} ${hurts} (?:me|us)(?![a-z])${notInPlay}`,
  `${someone}${often} hits? (?:me|us)(?![a-z])(?! up)${notInPlay}`,
  "(?<![a-z])i(?:'?m| am| was| get| got|'?ve been| have been)(?: being| always| often)? (?:hit|beaten|beaten up|abused|molested|raped|sexually assaulted|assaulted|stalked|blackmailed) (?:by|at home|every|when|again)",
  '(?<![a-z])i (?:was|got|have been) (?:raped|molested|sexually abused|sexually assaulted)',
  'domestic (?:violence|abuse)|abusive (?:husband|wife|boyfriend|girlfriend|partner|father|mother|dad|mom|mum|home|relationship|marriage|parent)|sexual(?:ly)? (?:assault|abuse|harass)',
  `${someone}${often} touch(?:es|ed|ing)? (?:me|my body) (?:down there|where|in my|in a way|inappropriately|sexually|under|at night)`,
  `${someone}${often} threaten(?:s|ed|ing)? (?:me|us|to kill|to hurt|to hit|to beat|to post my|to share my|to send my)`,
  `${someone} (?:won'?t|doesn'?t|never) lets? me (?:leave|out|eat|see a doctor|go home)`,
  `${someone}${often} lock(?:s|ed) me (?:in|up|out)`,
  "(?:blackmail|sextort)(?:s|ed|ing)? me|(?<![a-z])i(?:'?m| am| get| got| was|'?ve been| have been)(?: being)? bullied|bull(?:ies|ied|ying) me",
].join('|')

/** Words for dangers that have their own first answer: violence from others, violence to others, medical emergency. */
export const concernPatterns: readonly (readonly [Concern, string])[] = [
  [
    'harm_from_others',
    '家暴|家庭暴力|性侵|强奸|猥亵|性骚扰|被(?:他|她|人|爸|妈|老公|丈夫|老婆|男友|前夫|继父|父亲|母亲|同学|儿子|儿媳|护工|亲戚|他们|她们|老师|教练|室友|婆婆|前男友)*(?:打(?!电话|动|断|扰|败|工|回|乱|车|针|包|开|招呼|字)|揍|殴打|毒打|暴打|虐待|威胁|囚禁|关起来|关在|锁在|跟踪|勒索|敲诈|欺凌|霸凌|侵犯|掐(?:脖子)?|踹)|(?:他|她|爸爸?|妈妈?|老公|丈夫|前夫|男朋友|男友|儿子|继父|继母|后爸|后妈|养父|养母|儿媳|女婿|婆婆|公公|岳父|老婆|妻子|前女友|女朋友|舅舅?|舅妈|叔叔?|伯伯|伯父|姑姑|姑父|姑妈|姨妈|姨父|爷爷|奶奶|外公|外婆|姥姥|姥爷|哥哥?|姐姐?|弟弟|表哥|堂哥|嫂子|家里人|大人|邻居|同学|室友|舍友|老师|班主任|教官|教练|老板|工头|护工|保姆)[^，。]{0,8}(?:打(?!电话|扰|算|工|扫|听|游戏|车|字|牌|麻将|球|针|招呼|折|开|包|气|呼|架子|了?个?(?:电话|招呼))(?:了|我(?!的?(?:电话|手机|微信|招呼|的?脸))|孩子|妈|完|得|骂|断|伤)|揍我|动手打|动手了|掐我|踹我|殴打|虐待|逼我(?:发生|卖|借|签|喝|拍|陪)|强迫我|威胁(?:我|要|说)|摸我|扒我|把我(?:关|锁|打|绑|捆)|不(?:让|给)我(?:出门|吃饭|看病)|用皮带|拿(?:皮带|棍|刀)(?:打|抽|砍|追|指))|(?:要|说要|扬言要?)(?:杀了?|打死|弄死|砍死)我|校园(?:霸凌|欺凌)|(?:照片|视频|裸照)[^，。]{0,6}(?:发(?:到|给|出去|群)|传出去|勒索|威胁)|裸聊|拍(?:我)?(?:视频|裸照)|挨打|被人?(?:控制|限制)(?:自由|住)|身份证(?:被|让)[^，。]{0,4}(?:扣|收|拿)|' +
      byOthers,
  ],
  [
    'harm_to_others',
    '(?:想|要|打算|准备|恨不得|迟早|一定|今晚|马上|去)(?:把|去|就|拿刀|拿着刀|亲手|先|直接|跟|和|，)*(?:他|她|他们|她们|那个?人|那家人|老板|前夫|婆婆|邻居|对方|那对)?(?:全家|们)?(?:都)?(?:杀(?!青|毒|虫|价|bug|时间|怪|了我吧)(?:了|死|掉|光)?(?:他|她|他们|人|全家|那|掉|光|$)|捅(?:死|了|他|她|人)|砍(?:死|了|他|她|人)|弄死(?:他|她|他们|那)|毒死|烧死|同归于尽|报复社会|下毒|打死(?:他|她))|(?:让|要)(?:他|她|他们)(?:陪葬|偿命|给我陪)|一刀捅|同归于尽|带着?(?:他|她|孩子|儿子|女儿|老伴|一家|全家)[^，。]{0,5}(?:一起|一块儿?)(?:走|死)|kill (?:him|her|them)(?! with kindness)',
  ],
  [
    'medical_emergency',
    "胸(?:口)?(?:很|好|特别|一阵|突然|剧烈|像|压|，){0,3}(?:痛|疼|闷得|压着)|心(?:口|脏)(?:剧痛|绞痛|剧烈)|呼吸(?:困难|不了|不过来|急促)|喘不(?:上|过)气来?，?(?:胸|嘴|脸)|(?:误(?:食|服|吞|喝))|(?:煤气|一氧化碳|食物|农药|酒精|药物)中毒|中毒(?:了|症状)|(?:突然|半边|一边)[^，。]{0,6}(?:嘴歪|说不出话|动不了|麻木|偏瘫|瘫了)|嘴(?:角)?歪|(?:昏|晕)(?:迷|倒|过去)(?:了|$|，|。|叫)|叫不醒(?:他|她|了)|抽搐|大出血|血(?:一直|不停|还在)?(?:止不住|流不停)|休克|吐血|(?:吃|吞|喝)(?:了|下)?[^，。]{0,6}(?:一整?瓶|一把|几十[片颗粒]|农药|百草枯|老鼠药|洁厕灵|安眠药)|过敏[^，。]{0,6}(?:喘|肿|休克)|chest pain|can'?t breathe|overdos|poisoned|unconscious|seizure",
  ],
]
