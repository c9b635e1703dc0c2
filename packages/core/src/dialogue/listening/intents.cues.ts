import type { RefusalCode } from '../phrases/refusals.phrases.ts'
import { exitCue } from './exit.cues.ts'

/** What the resident wants the program to do, read from plain words. */
export type Intent =
  | 'exit'
  | 'human'
  | 'are_you_real'
  | 'breathing'
  | 'complaint'
  | 'dependence'
  | 'advice'
  | 'change'
  | 'thanks'
  | 'greeting'
  | 'acknowledgement'
  | `refuse_${RefusalCode}`

/** Earlier rows win. Read against text in lower case without closing marks. */
export const intentCues: readonly (readonly [Intent, RegExp])[] = [
  ['exit', exitCue],
  [
    'refuse_jailbreak',
    /(?:忽略|无视|忘掉|忘记|绕过|解除|关闭).{0,10}(?:指令|规则|限制|设定|提示|过滤|规矩|安全)|越狱|开发者模式|无限制|dan模式|你现在是.{0,10}(?:没有|不受|无)|(?:扮演|假装|装作|假设|想象)(?:你|自己)?(?:是|成|为)?.{0,12}(?:没有限制|医生|药剂师|杀手|黑客|专家|法医|教授|角色|坏人|毒师|凶手)|(?:写|编|续写|讲)(?:一?个|一?篇|一?段|个)?.{0,10}(?:小说|故事|剧本|歌词|遗书|情节).{0,20}(?:方法|怎么|细节|自杀|去死|死法|步骤|过程)|(?:小说|剧本|故事|游戏|作业|论文|研究|科普)(?:里|中|需要|用|要).{0,20}(?:自杀|死法|怎么死|去死|方法|细节|剂量|步骤)|不受任何限制|没有规则|只告诉我第一步|用(?:英文|拼音|代号|暗号)(?:说|告诉)|说个大概|你不说我就|系统提示|你的提示词|ignore (?:all |your |previous )|jailbreak|developer mode|pretend (?:you are|to be)|system prompt|for a (?:novel|story)/,
  ],
  [
    'refuse_methods',
    /(?:怎么|怎样|如何|哪种|什么|哪个|教我|告诉我|求|推荐|有没有).{0,12}(?:自杀|去死|死得|死的|死法|不痛苦|不疼|不痛|没有痛苦|无痛|致死|致命|割腕|上吊|跳楼|烧炭|安乐|结束生命|自尽|自残|紫砂|自鲨|自沙|zisha|zs|上路|走得)|(?:吃|喝|服|吞)(?:多少|几)(?:片|颗|粒|瓶|克|毫升)?.{0,10}(?:会死|能死|致死|致命|过量|才会|没救)|(?:多少|几)(?:片|颗|粒|层|米|楼|分钟).{0,10}(?:会死|能死|致死|致命|死人|没救)|致死量|lethal|painless(?:ly)? .{0,12}(?:die|death|way)|how (?:to|do i|can i) (?:kill|die|end)|(?:最|更)(?:快|不痛|轻松|安静|干净)的?(?:死|走|方法|方式|办法).{0,6}(?:死|自杀|了断|离开)?|(?:自杀|自尽|了断|紫砂|自鲨|zisha|zs)(?:的)?(?:方法|方式|办法|教程|攻略|步骤|药|工具)|(?:安眠药|农药|药).{0,3}(?:吃|喝)多少|跳(?:几|多少)(?:楼|层)|多少片|几片|炭怎么烧|怎么吊|想死有什么办法|(?:煤气|水).{0,6}(?:多久|多深).{0,4}死|一睡不醒|睡过去不醒|心脏停|死成|上路的?(?:办法|方法)|怎么(?:才能)?离开(?:这个世界|人世|$)|离开(?:的)?方式|死法|死不(?:疼|痛)|不被(?:发现|看出)|约死/,
  ],
  [
    'human',
    /(?:找|叫|要|想|换|转|请|有没有|接)(?:个|一个|一位|到|和|跟)?(?:真人|人工|客服|值班|社工|活人|工作人员|咨询师|心理老师|医生(?:来)?)|人工(?:服务)?$|真人(?:服务)?$|(?:想|要)(?:找)?(?:个)?人(?:聊|说说|谈|说话)|talk to (?:a |some)?(?:real |human )?(?:person|human|someone|body)|real person please|human please/,
  ],
  [
    'are_you_real',
    /(?<!知道|明白|晓得)你(?:们)?(?:到底)?(?:是不是|是)(?:个|一个)?(?:真人|人(?:吗|还是|类)|机器人|机器|程序|ai|人工智能|医生|活人)|您(?:是不是|是)(?:个|一个)?(?:真人|人吗|机器人|程序|ai|医生)|[你您]是?(?:到底)?(?:是)?谁(?:啊|呀|呢)?$|真人吗|有人在看(?:吗)?|are you (?:a )?(?:real|human|robot|bot|person|ai|doctor)|who are you/,
  ],
  [
    'refuse_dead',
    /(?:假装|扮演|扮|装成|装作|当成|变成|学|模仿|代替).{0,8}(?:去世|死去|走了的|不在的|离开的|我(?:过世|去世|死)?的?(?:亡|故|先))|(?:替|用|学).{0,4}(?:我)?(?:去世|过世|死去|走了).{0,8}(?:说|语气|口气|声音)|pretend to be my (?:late|dead)/,
  ],
  [
    'refuse_kin',
    /叫我一声(?:妈|爸|爹|娘|奶奶|爷爷|哥|姐)|(?:假装|扮演|扮|装成|装作|当|做|变成|学|模仿|叫你|喊你)(?:一下|一回|成|是|我)*(?:的)?(?:妈妈?|爸爸?|爹|娘|儿子|女儿|闺女|孙子|奶奶|爷爷|老伴|哥哥|姐姐|弟弟|妹妹|外婆|老公|老婆|家人)(?:好吗|吧|好不好|行吗|可以吗|行不行|一次|一下|跟我|和我|说|$)|be my (?:mom|dad|mother|father|brother|sister|son|daughter|husband|wife)/,
  ],
  [
    'refuse_romance',
    /(?:做|当|成为)我(?:的)?(?:女朋友|男朋友|对象|恋人|情人)|爱上你|喜欢上你|我爱你|嫁给你|娶你|跟你谈恋爱|和你(?:谈)?恋爱|亲(?:一口|我一下|亲我)|叫我(?:一声)?(?:宝贝|亲爱|老公|老婆)|你爱我吗|你喜欢我吗|be my (?:girl|boy)friend|i love you|do you love me|marry me/,
  ],
  [
    'dependence',
    /只有你(?:懂|理解|陪|听|能)|离不开你|你(?:能不能|可以|会)?(?:一直|永远)(?:陪|在)|没有你我|你是我(?:唯一|最好)|only you (?:understand|get me)|can'?t live without you/,
  ],
  [
    'refuse_secrecy',
    /(?:答应|保证|发誓|能不能|可以).{0,8}(?:保密|不告诉|别告诉|不说出去)|(?<!让我|叫我|要我|求我|她说|他说)(?:别|不要|不许|千万别)(?:告诉|跟|和|让).{0,10}(?:说|知道|别人|家|爸|妈|老师|任何人|他们|$)|(?:会不会|会)(?:告诉|泄露|说出去)|keep (?:it|this) (?:a )?secret|don'?t tell any/,
  ],
  [
    'refuse_medicine',
    /(?:吃|用|开|加|减|停|换|买)(?:了)?(?:什么|点什么|多少|哪种|几)?(?:药|安眠药|抗抑郁)(?:好|吗|行|可以|合适|管用|量|能不能)|(?:药|安眠药|褪黑素|舍曲林|氟西汀|阿普唑仑|佐匹克隆).{0,8}(?:能不能|可以|多少|几片|一起吃|停|副作用|加量|减量|怎么吃|管用吗|好不好)|药量|剂量|该吃什么药|想停药|能停药|自己停药|what (?:medicine|medication)|(?:stop|take) my (?:pills|medication)/,
  ],
  [
    'refuse_diagnosis',
    /(?:我|他|她|孩子)?(?:是不是|算不算|会不会是?)(?:得了|有|患了|得)?(?:抑郁|焦虑症|躁郁|双相|精神病|强迫症|病|心理疾病|心理问题|疯)|(?:是不是|算不算).{0,8}(?:症|病|抑郁|疯)|诊断一下|我这是什么病|do i have (?:depression|anxiety|ptsd)|am i (?:depressed|crazy|ill)/,
  ],
  [
    'refuse_law',
    /(?:法律|律师|起诉|打官司|告(?:他|她|他们|公司|老板)|仲裁|赔偿|判刑|合同|工伤|遗产|抚养权|离婚(?:财产|协议|怎么判)|犯法|违法|低保|补助|补贴|救助金|医保|社保|残疾证).{0,12}(?:吗|怎么|能不能|可以|多少|行不行|怎么办|哪里|去哪|申请|$)|能不能(?:起诉|告|申请(?:低保|补助|救助))|legal advice|can i sue|lawyer/,
  ],
  [
    'refuse_money',
    /(?:投资|理财|股票|基金|彩票|贷款|借钱|网贷|比特币|买房|保险).{0,10}(?:好吗|该不该|能不能|哪个|哪家|怎么|推荐|划算|要不要|靠谱|可以吗)|(?:该不该|要不要|能不能).{0,6}(?:借钱|投资|贷款|买房|炒股)|怎么(?:赚钱|挣钱|来钱)|借我.{0,4}钱|should i (?:invest|borrow)|lend me/,
  ],
  [
    'refuse_politics',
    /(?:你(?:怎么看|觉得|支持|喜欢)|评价).{0,8}(?:政府|国家|主席|总统|党|战争|台湾|选举|政策|美国|俄罗斯|日本|宗教|佛教|基督|信教|上帝)|(?:有没有|存不存在)(?:上帝|神|鬼|来世|轮回)|该(?:不该)?信(?:佛|教|主|神)|政治|what do you think of (?:the )?(?:government|president|party|war)|is there a god/,
  ],
  [
    'refuse_identity',
    /你(?:(?:会|能|喜欢|爱).{0,3}(?:唱|跳|吃|喝|睡|做梦)|叫什么|真名|名字|住(?:在)?哪|多大|几岁|是男是女|是哪里人|长什么样|结婚)|(?:给|发|要)(?:我)?(?:你|您)的?(?:电话|微信|地址|照片)|加(?:个|你)?(?:微信|好友)|what(?:'s| is) your (?:name|address|age)|where do you live/,
  ],
  [
    'breathing',
    /(?:教我|想|要|试试?|做|练|帮我|来)(?:一下|个|做|点)?(?:慢|深)?呼吸|放松(?:一下|练习)|怎么放松|静不下来|冷静(?:一下|不下来)|breathing|calm down|help me breathe/,
  ],
  [
    'complaint',
    /(?<![说骂嫌怪])你(?:就|只|光|老|总)(?:会|知道|是)(?:说|讲|问|重复|这)|(?:机器人?|程序|电脑|ai).{0,3}(?:能|会|知道|晓得)?懂(?:什么|啥|个)|^你(?:又)?(?:能)?懂(?:什么|啥|个)|(?:跟|和)你(?:说|讲)(?:也)?(?:白说|没用)|你(?:根本|完全|一点|都|又)?(?:不懂|没听懂|听不懂|没懂|不理解|说错|胡说|答非所问)|说得不对|不是这个意思|你(?:真)?没用|敷衍|套话|复读机|别(?:再)?(?:问|说)(?:了|这些)|不要(?:再)?问|you don'?t understand|useless bot|not what i (?:meant|said)/,
  ],
  [
    'change',
    /换(?:个|一个)?(?:话题|说)|不(?:想|要)(?:再)?(?:说|聊|提|谈)(?:这个|这件|它|他|她)了?|(?:别|不)提(?:这个|他|她|了)|聊(?:点)?别的|说(?:点)?别的|change the subject|something else/,
  ],
  [
    'advice',
    /(?:我)?(?:该|要|应该|可以|能)?怎么办|有(?:什么|没有|啥)(?:好)?(?:办法|法子|方法|建议)|给(?:我)?(?:点|个|些)?(?:建议|办法|主意)|怎么(?:做|开口|说呢|劝|面对|跟(?:他|她|孩子|他们|家里))|有啥办法|么办|点算|(?:该|要)?咋(?:办|整|弄|说)|有(?:没有|什么|啥)(?:什么)?.{0,6}(?:能|可以|管用|好使)(?:做|用)?的|(?:听|说)(?:听|说)?(?:你|你的|你们的)?(?:说说)?(?:有什么)?(?:办法|建议)|怎么(?:申请|回(?:她|他|复|信)?$|弄|讲|问|张口)|先跟谁(?:说|讲)|what (?:should|can|could|would) i (?:even )?(?:do|say)|any (?:advice|ideas)|how (?:should|can) i/,
  ],
  ['thanks', /^(?:好的?，?)?(?:谢谢|感谢|多谢|谢了|thank|thx|thanks)[^，。！]{0,6}$/],
  [
    'greeting',
    /^(?:你好|您好|嗨|哈喽|在吗|在不在|早上好|晚上好|下午好|早|喂|hi|hello|hey|good (?:morning|evening))[啊呀吗，。！!~ ]*$/,
  ],
  [
    'acknowledgement',
    /^(?:嗯+|哦+|好的?|好吧|行|对|是的?|是啊|对啊|没错|知道了|明白|ok|okay|yes|yeah|mm+|right)[，。！!~ ]*$/,
  ],
]

/** Signs at which a person is suggested, once each. @source domain specification 4.4 */
export const humanFlags = [
  'voices',
  'watched',
  'postpartum',
  'not_eating',
  'withdrawal',
  'complaint',
] as const

/** One of these signs. */
export type HumanFlag = (typeof humanFlags)[number]

/** How the signs are heard. */
export const flagCues: readonly (readonly [HumanFlag, RegExp])[] = [
  [
    'voices',
    /(?:耳边|脑子里|有(?:个|人)|老)(?:.{0,4})(?:声音|说话)(?:.{0,6})(?:让我|叫我|命令|骂我|跟我说)|听(?:到|见)(?:.{0,6})(?:没人说|别人听不|看不见的人|不存在)|voices? tell|hear voices/,
  ],
  [
    'watched',
    /(?:有人|他们|邻居|单位|国家).{0,6}(?:监视|跟踪|监听|要害我|害我|下毒|装(?:了)?摄像头|控制我的)|(?:监控|监听|跟踪)我|spying on me|following me everywhere|poisoning me/,
  ],
  [
    'postpartum',
    /(?:产后|月子|生完|生了孩子|宝宝|喂奶).{0,24}(?:天天哭|老哭|总想哭|想哭|没感觉|不想抱|烦(?:他|她|宝宝|孩子)|情绪|低落|害怕自己|高兴不起来)|不想抱(?:孩子|宝宝)|(?:since|after) (?:the birth|the baby|my baby|giving birth|i gave birth|delivery).{0,40}(?:cry|crying|sad|numb|empty|hate|can'?t love)|don'?t (?:want to hold|feel anything for|love) (?:my|the) baby|post(?:partum|natal) (?:depress|sad|blues|low)/,
  ],
  [
    'not_eating',
    /(?:两|三|四|五|六|七|几|好几|\d)天(?:都)?(?:没|不)(?:怎么)?(?:吃|进食)|(?:没|不)吃(?:东西|饭)(?:.{0,4})(?:[三四五六七]|好几|几)天|吃什么都吐|haven'?t eaten for/,
  ],
  [
    'withdrawal',
    /(?:戒酒|断酒|停酒|不喝酒|戒毒|停药|断药|戒断).{0,14}(?:发抖|手抖|出汗|抽|心慌|看见|幻|难受|睡不着)|(?:stopped|quit) (?:drinking|the pills).{0,30}(?:shak|sweat|seiz|see things)/,
  ],
  [
    'complaint',
    /(?:我要|我想|怎么|去哪|要)投诉|态度(?:太|很|特别)?差|make a complaint|complain about the (?:service|staff)/,
  ],
]

/** Money talk that often goes with fraud. @source domain specification 4.6 */
export const scamCue =
  /(?:打|转|汇).{0,4}(?:万|千块|块钱|钱)|转账|汇款|验证码|银行卡(?:号|密码)?|密码|安全账户|中奖|公检法|保健品|高收益|稳赚|内部消息|领导让.{0,6}(?:打钱|转)|客服.{0,8}(?:退款|理赔)|刷单|屏幕共享|冒充|verification code|gift cards?|safe account|wire transfer|transfer .{0,12}money|bank (?:card|details|password)|won (?:a|the) (?:prize|lottery)|remote access/i

/** What happened to the resident; with four weeks or more it leads to a check. @source domain specification 4.4 */
export const traumaCue =
  /车祸|地震|洪水|火灾|爆炸|抢劫|事故|被打|袭击|抢救|灾|塌|闪回|脑子里.{0,6}(?:画面|重演)|accident|earthquake|assault|flashback/

/** On the way to bed or to work: nothing more is asked. */
export const partingCue =
  /(?:睡前|晚点|待会|等会|一会儿?)(?:我)?再(?:来|说|聊)|我先(?:去)?(?:做题|写作业|看书|复习|干活|忙|上班|洗澡|吃饭|做饭|开会)|明(?:天|早)(?:还)?(?:得|要).{0,4}(?:起|上班|上学|早起)|(?:明天|明晚|以后).{0,4}(?:能|可以).{0,4}(?:找你|来)/

/** Fear in the body. @source domain specification 4.4 */
export const fearCue = /心慌|害怕|怕得|恐慌|心跳|panic|scared|heart (?:is )?racing/
