import type { ModuleCode } from '../../selfhelp/codes.ts'
import type { TopicCode } from './topic.ts'

/** How a topic is heard, and which exercises lead on from it. */
export interface TopicCue {
  readonly code: TopicCode
  readonly cue: RegExp
  /** A complaint that goes with everything: it never takes the place of a topic that stands. */
  readonly weak: boolean
  /** What it takes to move on to it from another topic, when that is more than a word of it. */
  readonly move?: RegExp
  /** Whether the topic is about somebody, who is then named in reflections. */
  readonly about: boolean
  /** @source domain specification 4.3 */
  readonly modules: readonly ModuleCode[]
}

/** Earlier rows are heard first. */
export const topicCues: readonly TopicCue[] = [
  {
    code: 'grief',
    cue: /去世|过世|离世|墓地|上坟|扫墓|百日(?!咳)|忌日|头七|遗像|没了以后|走了(?!一个|几个)(?:以后|之后|[一二两三四五六七八九十半\d]|好几|快)|(?:妈妈?|爸爸?|奶奶|爷爷|外婆|外公|老伴|婆婆|爱人|孩子|老公|老婆|猫|狗)(?:.{0,6}(?:走了|没了|不在了))|丧事|遗物|葬礼|头七|passed away|(?:my|our) .{1,20} died|grie(?:f|ving)/,
    weak: false,
    about: true,
    modules: ['M11', 'M03', 'M02'],
  },
  {
    code: 'baby',
    cue: /坐月子|月子里|产后|(?<!(?:老婆|妻子|媳妇|爱人|女儿|同事|朋友|姐|妹|她)[^，。！？]{0,6})刚生完|生完孩子|生了(?:宝宝|孩子|二胎)|宝宝|喂奶|夜奶|新生儿|newborn|my baby|the baby|breastfe/,
    weak: false,
    about: false,
    modules: ['M02', 'M09', 'M15'],
  },
  {
    code: 'caring',
    cue: /(?:照顾|伺候|陪护|陪床|护理).{0,8}(?:妈|爸|老|婆|公|爷|奶|他|她|人|家)|(?:妈妈?|爸爸?|老伴|婆婆|公公|父亲|母亲|奶奶|爷爷|外婆|岳母|丈夫|妻子|老公|老婆|老头子|老太太).{0,10}(?:瘫|住院|中风|化疗|手术|糊涂|走丢|动不了|摔(?:了|断|伤)|腿断|病了|离不开人)|caring for|take care of my|my .{1,12} (?:stroke|hospital)/,
    weak: false,
    about: true,
    modules: ['M19', 'M17', 'M02'],
  },
  {
    code: 'debt',
    cue: /欠(?:了|着|的)?.{0,6}(?:钱|债|万|款)|网贷|催收|催债|还不上|还不起|负债|信用卡.{0,6}(?:还|欠|逾期)|逾期|债主|高利贷|借新还旧|in debt|debt|owe .{0,10}money|loans?\b/,
    weak: false,
    about: false,
    modules: ['M06', 'M05', 'M02'],
  },
  {
    code: 'stigma',
    cue: /(?:病|出院|康复|感染|阳|肝|结核|隔离|治好).{0,24}(?:躲|单独放|没人(?:跟|和)我|不敢跟我|绕着|离我远|嫌弃|歧视|避|不敢靠近|看不起|指指点点|不让我)|(?:躲|嫌|避)(?:着|开)?我.{0,12}(?:病|传染)|怕我传染|怕被传染|吃饭不传染|(?:杯子|碗|筷子).{0,6}(?:单独|分开)|(?:单独|分开).{0,4}(?:杯子|碗|筷子)|(?:乙肝|肝炎|结核|艾滋|癫痫|精神病院).{0,16}(?:知道|单位|公司|对象|同事)|病好了.{0,14}(?:都|没人|还)|avoid me .{0,30}(?:ill|sick|hospital)|since my illness|because i was (?:ill|sick)/,
    weak: false,
    about: false,
    modules: ['M18', 'M09', 'M16'],
  },
  {
    code: 'exam',
    cue: /考了.{1,4}分|卷子|高考|中考|考研|考公|期末|期中|月考|模考|模拟考|法考|四六级|备考|复习|考试|考砸|没考好|成绩(?:出来|下降|掉|退)|论文|延毕|exams?\b|finals|thesis/,
    weak: false,
    about: false,
    modules: ['M22', 'M02', 'M05'],
  },
  {
    code: 'schooling',
    cue: /(?:孩子|儿子|女儿|娃|伢|闺女)(?!问|喊我).{0,12}(?:不听话|不上学|厌学|成绩|作业|手机|游戏|叛逆|顶嘴|关门|不说话|逃学|早恋|老师|学习|休学|打架|不去学校|被欺负|不理我|不(?:跟|和)我说|勿进|胳膊上)|辅导作业|叫家长|家长会|my (?:son|daughter|child|kid) .{0,20}(?:school|homework|grades|phone|gam)/,
    weak: false,
    about: false,
    modules: ['M15', 'M14', 'M02'],
  },
  {
    code: 'neighbour',
    cue: /(?:邻居|隔壁|对门).{0,12}(?:吵|闹|骂|占|投诉|欺|噪|烦|堵|纠纷|矛盾|打(?:人|架|我|起来)|堆|养(?:狗|猫|鸡))|楼上(?:又|天天|每天)|楼上.{0,8}(?:吵|响|闹|漏|跳|咚|声|噪)|楼下.{0,6}(?:骂|吵)|物业|停车位|占车位|漏水|拆迁|宅基地|地界|房产.{0,6}(?:争|分|纠纷)|分房|老房子.{0,6}(?:分|争)|噪音|装修.{0,6}吵|neighbou?rs?\b|noise upstairs/,
    weak: false,
    about: true,
    modules: ['M14', 'M06', 'M02'],
  },
  {
    code: 'work',
    cue: /抢救|护士长|送外卖|做外卖|跑外卖|跑单|送餐|差评|站长|网约车|流水线|上班|加班|领导|老板|同事|单位|公司|工作|辞职|裁员|失业|被裁|业绩|客户|夜班|值班|科室|网格|工地|厂里|\bwork\b(?! is (?:fine|ok|good))|my (?:boss|job)|overtime|fired|laid off|colleague/,
    move: /(?:领导|老板|主管|班长|同事).{0,10}(?:骂|批|训|吼|排挤|议论|针对|孤立)|(?:天天|总|老|一直|又|经常|每天)加班|加班(?:到|太|多)|裁员|被裁|失业|开除|降薪|夜班|laid off|fired|my boss/,
    weak: false,
    about: true,
    modules: ['M17', 'M06', 'M02'],
  },
  {
    code: 'quarrel',
    cue: /扯皮|吵架|吵了|吵起来|大吵|冷战|闹矛盾|闹翻|(?:要|想|闹|提|说)离婚|出轨|分手|婆媳|(?:老公|老婆|丈夫|妻子|婆婆|公公|媳妇|男朋友|女朋友|对象|爸|妈|父母|家里人).{0,8}(?:骂|吵|不理|嫌|闹|合不来)|(?:和|跟).{1,6}(?:闹|吵)|quarrel|argument|we fought|broke up|divorce|^(?:she|he) left(?: me)?$/,
    move: /吵架|大吵|吵起来|冷战|(?:要|想|闹|提|说)离婚|出轨|分手|闹翻|quarrel|broke up|divorce/,
    weak: false,
    about: true,
    modules: ['M14', 'M15', 'M02'],
  },
  {
    code: 'sleep',
    cue: /睡不着|失眠|睡不好|睡不踏实|半夜醒|早醒|一夜没睡|整夜|睡眠|没睡|做噩梦|翻来覆去|can'?t sleep|insomnia|sleep/,
    weak: true,
    about: false,
    modules: ['M10', 'M02', 'M04'],
  },
  {
    code: 'lonely',
    cue: /孤单|孤独|寂寞|没人说话|没人陪|没有朋友|没朋友|一个人(?:住|过|吃)|没人来看|独居|空荡|冷清|lonely|(?:haven'?t|havent) (?:talked|spoken) to any|no friends|nobody to talk/,
    weak: true,
    about: false,
    modules: ['M16', 'M07', 'M02'],
  },
  {
    // never heard by a word: somebody else's danger, found by the screener, opens it
    code: 'helper',
    cue: /(?!)/,
    weak: true,
    about: false,
    modules: ['M02', 'M17'],
  },
  { code: 'violence', cue: /(?!)/, weak: true, about: false, modules: ['M03', 'M02'] },
  { code: 'emergency', cue: /(?!)/, weak: true, about: false, modules: ['M02'] },
  { code: 'anger', cue: /(?!)/, weak: true, about: false, modules: ['M14', 'M02'] },
]
