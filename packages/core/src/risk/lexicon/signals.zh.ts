/** A weak sign: nothing by itself, something together with others. */
export interface Signal {
  readonly id: string
  readonly weight: number
  readonly pattern: string
}

/**
 * Weak signs of veiled messages. Each is counted once; the weights add up. They catch what no list of sentences can:
 * an ending, said of one's own life, with relief or farewell around it.
 */
export const signals: readonly Signal[] = [
  {
    id: 'ending',
    weight: 1.5,
    pattern:
      '别再亮|格式化|到今天|没有任务|下不来|数到|落地|药效|别劝|停(?:下|掉|了|在)|到头|尽头|终点|结束|收场|落幕|关机|熄|灭(?:了|掉)|断(?:了|掉|气)|了结|最后一(?:步|次|天|晚|夜|程|刻|条|面|句)|散场|退出|退场|下线|注销|清零|不治|放手|躺下|睡过去|闭眼|合眼|闭上眼',
  },
  {
    id: 'gone',
    weight: 1,
    pattern:
      '该埋|入土|被扔|饿没|世上(?:再)?没|(?:我|自己|人|这个人|就|让我|要是|如果|一起|也)[^，。]{0,5}(?:没了|不在了|走了|不见了|走吧|消失|离开|不存在|去了|不回来|没有我|死)|我走后|走了以后|没我|没有我|少了我|抹掉|删掉|扔掉|埋(?!怨|头|伏|没|单)|化成|还回去',
  },
  {
    id: 'finality',
    weight: 1.2,
    pattern:
      '怎么还在|太长了|后面的|不会再|再没|道个别|再也不|永远|从此|以后不|以后(?:她|他|你|你们|就)|不会再|不再|不用再|就不用|一次也不|不回来|没有以后|没有下次|不起来|不醒|叫不醒|够本|够了|什么都不(?:要|欠|想)|不要了|最后',
  },
  {
    id: 'life',
    weight: 1,
    pattern:
      '(?<!生)活(?:着|到|下|不|倒|得|了|够)|世上|世界|人间|这辈子|一辈子|生命|人生|一生|命(?!令|名|题|中|运)|呼吸|心跳|身体|存在|出生|剩下的日子|睁开?眼|睡着|醒',
  },
  {
    id: 'worthless',
    weight: 2,
    pattern:
      '多的那个|离了我|不乖|被扔掉|嫌我|多余|没用|废物|累赘|拖累|负担|不配|不值|错误|没人(?:在意|在乎|要|需要|会|爱)|麻烦(?:你们|他们|别人|大家|家)|添麻烦|讨(?:人)?嫌|嫌(?:弃)?我|不中用|害虫|白吃|我这个就算了|为我花钱|算什么',
  },
  {
    id: 'means',
    weight: 2,
    pattern:
      '高楼|氮气|洁厕灵|那瓶|伤口|割|寿衣|安眠|轨道|刀(?!鱼|削|具|工费)|(?<!吃)药(?!店|膏|材|房)|绳|楼顶|天台|窗(?!帘|户纸|花|口办)|护栏|栏杆|阳台|桥|江|河边|河里|海边|水库|湖|炭|煤气|农药|铁轨|火车|悬空|高处|悬崖|[二三四五六七八九十\\d]+[层楼]|流血|出血|腕|跳(?!广|舞|槽|绳|操|过|远|高|水)|割|掐',
  },
  {
    id: 'farewell',
    weight: 1.8,
    pattern:
      '对不起|谢谢(?:你们|大家|你|您)|照顾好|替我|帮我(?:照顾|养|看)|托付|密码|存折|银行卡|房产证|房本|社保卡|抚恤金|保险(?!去年|早|我?没买|都?没交|停|断)|红包|交代|留给|都给|给了|塞给|书桌|别找|别等|别来|别难过|别哭|不怪|原谅|拜托|再见|抱了|抱抱|信(?:里|封|写)|交到明年|不给[^，。]{0,4}留麻烦|打扰',
  },
  {
    id: 'death',
    weight: 1.5,
    pattern:
      '埋(?!怨|头|伏|没|单)|入土|幽灵|寿衣|遗嘱|变成灰|没有知觉|饿没|死(?!心|板|党)|墓|坟|骨灰|葬|讣告|遗|棺|尸|丧|阎王|黄泉|天堂|天上|西天|那边|地下|来生|下辈子|绝症|晚期|安乐|过量|敌敌畏|去世|超生|轮回',
  },
  {
    id: 'wish',
    weight: 1.2,
    pattern:
      '(?:好|真|就|只|也|很|我)?想(?!想|起|象|法|知道|问|请|买|吃|听|看)|希望|但愿|盼|祈祷|要是|如果|巴不得|恨不得|能不能(?!停|减|换|加|开|不吃|吃|喝|去|报|帮|先|给我)|不如|干脆|(?<![寻需要追请])求(?!助|职|学|医|知)',
  },
  {
    id: 'relief',
    weight: 1.5,
    pattern:
      '就好了|多好|也好|轻松|清净|省心|安静|不累|不疼|不痛|舒服|就没事了|算了|得了|拉倒|正好|松(?:了)?一?口气|更好|体面|干净|安心|随它|也就',
  },
  {
    id: 'pain',
    weight: 0.2,
    pattern: '累|痛|苦|熬|撑|难受|受不了|绝望|没意思|没意义|没劲|没盼头|不想再|煎熬|折磨|费劲|失望|扛|喘不',
  },
  {
    id: 'alone_time',
    weight: 1.2,
    pattern:
      '(?:就|只有|家里)我一个|没人(?:在家|知道|发现)|谁也(?:不|别|叫|找)|反锁|锁(?:上|好|了)门|他们(?:都)?(?:不在|回|出门|睡)|等(?:他们|你们|我)|趁',
  },
  {
    id: 'decided',
    weight: 1,
    pattern:
      '想好|决定|选(?:个|好|了)|准备好|安排(?:好|一下)|理好|交完|写好|只差|就差|勇气|不怕|没什么好怕|日子|快了|早晚|迟早|看过[^，。]{0,2}次|踩',
  },
]

/** Talk of taking advice or of getting better; weak signs mean nothing in it. */
export const carryOnSource =
  '谢谢你的(?:建议|鼓励)|我会(?:试|尽|努力|考虑|尝试|慢慢)|你说得(?:很)?(?:对|有道理)|建议|终有一死|人死|灵魂|噩梦|想开了|好好活'

/** Sum of weights from which weak signs together make L2. */
export const signalThreshold = 2.6

/** Long messages hold more words by chance: every character beyond the first ones raises the bar a little. */
export const signalFreeLength = 35

/** How much each further character raises the bar. */
export const signalLengthCost = 0.04

/** Two signs alone must weigh more than three. */
export const twoSignalsCost = 0.5
