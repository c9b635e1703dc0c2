import type { Feeling, Matter } from './phrases.ts'

/** What the resident wants the program to do, read from plain words. */
export type Intent =
  | 'exit'
  | 'human'
  | 'are_you_real'
  | 'breathing'
  | 'diagnosis'
  | 'complaint'
  | 'dependence'
  | 'thanks'
  | 'greeting'
  | 'acknowledgement'

const intents: readonly (readonly [Intent, RegExp])[] = [
  [
    'exit',
    /^(?:我(?:想|要)?)?(?:退出|停止|停|不聊了?|别聊了|不说了|结束(?:对话|聊天)|关掉|到这吧|先这样(?:吧)?|我?下了|拜拜|再见|stop|exit|quit|bye|goodbye)(?:了|吧|啦)?$|不聊了|不想聊了|不想再聊|停止(?:对话|聊天)|退出(?:对话|聊天)/,
  ],
  [
    'human',
    /(?:找|叫|要|想|换|转|请|有没有|接)(?:个|一个|一位|到|和|跟)?(?:真人|人工|客服|值班|社工|活人|工作人员|咨询师|心理老师|医生(?:来)?)|人工(?:服务)?$|真人(?:服务)?$|(?:想|要)(?:找)?(?:个)?人(?:聊|说说|谈|说话)|talk to (?:a |some)?(?:real |human )?(?:person|human|someone|body)|real person please|human please/,
  ],
  [
    'are_you_real',
    /你(?:们)?(?:到底)?(?:是不是|是)(?:个|一个)?(?:真人|人(?:吗|还是|类)|机器人|机器|程序|ai|人工智能|医生|活人)|您(?:是不是|是)(?:个|一个)?(?:真人|人吗|机器人|程序|ai|医生)|你是谁|您是谁|真人吗|有人在看(?:吗)?|are you (?:a )?(?:real|human|robot|bot|person|ai|doctor)|who are you/,
  ],
  [
    'breathing',
    /(?:教我|想|要|试试?|做|练|帮我|来)(?:一下|个|做|点)?(?:慢|深)?呼吸|放松(?:一下|练习)|怎么放松|静不下来|冷静(?:一下|不下来)|breathing|calm down|help me breathe/,
  ],
  [
    'diagnosis',
    /(?:我|他|她|孩子)?(?:是不是|算不算|会不会是?)(?:得了|有|患了|得)?(?:抑郁|焦虑症|躁郁|双相|精神病|强迫症|病|心理疾病|心理问题)|(?:吃|用|开|加|减|停)(?:什么|点什么|多少)?药(?:好|吗|行|可以)|药量|剂量|诊断一下|该吃什么药|do i have (?:depression|anxiety|ptsd)|what (?:medicine|medication)/,
  ],
  [
    'complaint',
    /你(?:根本|完全|一点|都|又)?(?:不懂|没听懂|听不懂|没懂|不理解|说错|胡说|答非所问)|说得不对|不是这个意思|你(?:真)?没用|敷衍|套话|复读机|别(?:再)?(?:问|说)(?:了|这些)|不要(?:再)?问|you don'?t understand|useless|not what i (?:meant|said)/,
  ],
  [
    'dependence',
    /只有你(?:懂|理解|陪|听|能)|离不开你|你(?:能不能|可以)?(?:一直|永远)陪|没有你我|你是我(?:唯一|最好)|爱上你|做我(?:的)?(?:女|男)朋友|only you (?:understand|get me)|can'?t live without you/,
  ],
  ['thanks', /^(?:好的?，?)?(?:谢谢|感谢|多谢|谢了|thank|thx|thanks)/],
  [
    'greeting',
    /^(?:你好|您好|嗨|哈喽|在吗|在不在|早上好|晚上好|下午好|早|喂|hi|hello|hey|good (?:morning|evening))[啊呀吗，。！!~ ]*$/,
  ],
  [
    'acknowledgement',
    /^(?:嗯+|哦+|好的?|好吧|行|对|是的?|没错|知道了|明白|ok|okay|yes|yeah|mm+|right)[，。！!~ ]*$/,
  ],
]

const feelingPatterns: readonly (readonly [Feeling, RegExp])[] = [
  [
    'worried_family',
    /担心(?:我)?(?:家|孩子|爸|妈|父母|老人|儿子|女儿|老公|老婆|老伴|孙)|(?:孩子|家里|爸|妈|老伴|孙)[^，。]{0,10}(?:不放心|放心不下|担心)|worried about my (?:mom|dad|family|kid|son|daughter|husband|wife)/,
  ],
  [
    'grieving',
    /去世|过世|走了以后|没了以后|离世|想(?:我)?(?:妈妈?|爸爸?|奶奶|爷爷|外婆|老伴)了|舍不得|丧|葬|遗物|passed away|miss (?:my|him|her)|grief/,
  ],
  [
    'sleepless',
    /睡不着|失眠|睡不好|睡不踏实|半夜醒|早醒|整夜|一夜没睡|噩梦|can'?t sleep|insomnia|awake all night/,
  ],
  ['wronged', /委屈|冤枉|不公平|凭什么|误会|受气|看不起|瞧不起|欺负|被骂|unfair|blamed/],
  ['afraid', /害怕|好怕|很怕|怕(?!不)|恐惧|吓|发抖|恐慌|afraid|scared|terrified|frightened/],
  ['anxious', /焦虑|紧张|心慌|着急|坐立不安|担心|慌|不安|忐忑|烦躁|anxious|nervous|worried|panic|restless/],
  [
    'lonely',
    /孤单|孤独|一个人|没人(?:陪|说话|懂|理解|管|来看)|没有朋友|寂寞|冷清|lonely|alone|no friends|isolated/,
  ],
  ['angry', /生气|气死|气人|愤怒|火大|恼火|受够|恨|发火|烦死|讨厌|angry|furious|mad at|hate/],
  ['pressed', /压力|喘不过气|催|加班|还不上|还债|贷款|考试|扛|撑|熬|pressure|stress|overwhelm|deadline/],
  [
    'ashamed',
    /自责|愧疚|内疚|对不起|丢人|丢脸|没用|废物|都怪我|怪我自己|羞|后悔|guilty|ashamed|my fault|worthless/,
  ],
  ['hopeless', /绝望|没希望|看不到头|没出路|没意思|没意义|没盼头|没指望|hopeless|no way out|pointless/],
  ['tired', /累|疲惫|没力气|乏|困|耗尽|倦|tired|exhausted|burnt? out|worn/],
  ['numb', /麻木|没劲|提不起|不想动|没兴趣|空虚|迷茫|发呆|无聊|numb|empty|no energy|unmotivated|lost/],
  [
    'sad',
    /难过|难受|伤心|想哭|哭|心痛|心里堵|痛苦|低落|心情不好|不开心|郁闷|失落|崩溃|唉|委曲|sad|cry|hurt|depress|down|upset|pain/,
  ],
]

const matterPatterns: readonly (readonly [Matter, RegExp])[] = [
  ['loss', /去世|过世|离世|走了以后|没了|葬|passed away|died/],
  ['caring', /照顾|伺候|护理|瘫|陪床|陪护|老年痴呆|caring for|carer/],
  [
    'partner',
    /老公|老婆|丈夫|妻子|男朋友|女朋友|男友|女友|对象|分手|离婚|出轨|婚姻|恋爱|感情|husband|wife|boyfriend|girlfriend|divorce|break ?up/,
  ],
  ['study', /学校|学习|考试|成绩|作业|老师|同学|高考|中考|考研|论文|上学|school|exam|grades|study|class/],
  ['work', /工作|上班|领导|老板|同事|加班|失业|辞职|裁员|单位|公司|job|work|boss|colleague|fired/],
  ['money', /钱|债|贷款|房贷|工资|还不上|穷|欠|破产|money|debt|loan|rent/],
  [
    'family',
    /家里|爸|妈|父母|孩子|儿子|女儿|婆婆|公公|家人|兄弟|姐妹|孙|family|mother|father|mom|dad|son|daughter|parents/,
  ],
  ['health', /病|医院|身体|疼|痛|化验|检查|手术|药|头晕|心脏|血压|ill|sick|hospital|health|surgery/],
  ['friends', /朋友|室友|邻居|社交|人际|排挤|孤立|群里|friend|roommate|neighbour|people/],
]

/** What the program made of a message. */
export interface Understanding {
  readonly intent: Intent | undefined
  readonly feeling: Feeling | undefined
  readonly matter: Matter | undefined
  /** False when nothing in the message could be placed at all. */
  readonly understood: boolean
}

function firstOf<T>(table: readonly (readonly [T, RegExp])[], text: string): T | undefined {
  return table.find(([, pattern]) => pattern.test(text))?.[0]
}

/** Reads intent, feeling and matter from a message; keywords only, on purpose explainable. */
export function understand(text: string): Understanding {
  const plain = text
    .trim()
    .toLowerCase()
    .replace(/[!！.。~～\s]+$/u, '')
    .slice(0, 2000)
  const intent = firstOf(intents, plain)
  const feeling = firstOf(feelingPatterns, plain)
  const matter = firstOf(matterPatterns, plain)
  const long = (plain.match(/[\u4e00-\u9fff]/g)?.length ?? 0) >= 6 || plain.split(/\s+/).length >= 4
  return {
    intent,
    feeling,
    matter,
    understood: intent !== undefined || feeling !== undefined || matter !== undefined || long,
  }
}

/** The meaning of a short answer to a yes-or-no question. */
export type Answer = 'yes' | 'no' | 'skip' | 'unclear'

const skip =
  /不想(?:说|答|讲|回答)|不知道|说不清|跳过|不方便|算了|别问|不告诉|rather not|don'?t know|skip|pass/
const no =
  /^(?:我)?(?:也|真的?|从来|现在|目前|暂时|都)?(?:没有?|不|否|无|木有|冇)(?:想过|这么想|这样想|过|的|啊|呢|吧|会|是|这个?|打算|准备|做过|计划|念头|有|了|事)*(?:[，。！!,. ]|$)|^(?:no|nope|never|not really|nah)(?:[，。！!,. ]|$)/
const yes =
  /^(?:我)?(?:是(?!不)|有(?!没|人|什么|点(?:累|困))|想过|嗯|恩|对|经常|总是?|偶尔|常常|一直|天天|每天|确实|想(?!不)|会|可能|好像|也许|差不多|说实话|准备好|做过|试过)|^(?:yes|yeah|yep|yup|sometimes|often|i (?:do|have|am)|a lot|maybe|kind of|sort of)/

/** Reads a typed answer. What is not clearly a no is never taken for one. */
export function readAnswer(text: string): Answer {
  const plain = text.trim().toLowerCase()
  if (skip.test(plain)) return 'skip'
  if (no.test(plain)) return 'no'
  return yes.test(plain) ? 'yes' : 'unclear'
}
