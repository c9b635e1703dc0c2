import type { PopulationCode } from '../care/plan/plans.ts'

type Row = readonly [
  PopulationCode,
  'emergency' | 'reconstruction',
  /** 目标、怎么量; the same in English. */
  readonly (readonly [string, string, string, string])[],
  readonly (readonly [string, string])[],
]
const sleep = [
  '一周里睡得着的晚上多起来',
  '睡眠日记：一周睡够 6 小时的晚上',
  'More nights of sleep in a week',
  'Sleep diary: nights with 6 hours or more',
] as const
const talk = [
  '有一个能说心里话的人',
  '一周里说过心里话的次数',
  'Somebody to talk to openly',
  'Times a week of talking openly',
] as const
const daily = [
  '日常的事能照着自己的节奏做',
  '功能自评 0–10',
  'Daily things at one’s own pace',
  'Function check 0–10',
] as const
const mood = ['心里不那么沉', '每次见面的心情 0–10', 'A lighter heart', 'Mood at each meeting, 0–10'] as const
const call = [
  '72 小时内打一次电话，先问平安和缺什么',
  'Call within 72 hours: safety and needs first',
] as const
const weekly = ['每周联系一次，听多说少', 'Once a week: listen more than speak'] as const

/**
 * 个案计划模板：十二类人群，应急与重建两个阶段。每一句机构都可以改，居民和工作者一起定。
 * 作者：安心小屋项目组。审阅：待临床审阅。 @source domain specification 2.5
 */
export const templateWords: readonly Row[] = [
  [
    'general',
    'emergency',
    [mood, sleep],
    [call, ['一起看一遍“难受时可以做什么”', 'Go through what helps on hard days together']],
  ],
  [
    'general',
    'reconstruction',
    [daily, talk],
    [weekly, ['挑一个想参加的活动，一起去第一次', 'Pick one activity and go together the first time']],
  ],
  [
    'fam_patient',
    'emergency',
    [
      [
        '家里要紧的事有人管',
        '未解决的要紧事还有几件',
        'Pressing things at home are seen to',
        'Pressing things still open',
      ],
      sleep,
    ],
    [call, ['配药、生活物资接上', 'Link to medicines and supplies']],
  ],
  [
    'fam_patient',
    'reconstruction',
    [
      [
        '家里能心平气和地说一次话',
        '一周里没有吵起来的谈话次数',
        'One calm talk at home',
        'Calm talks a week',
      ],
      daily,
    ],
    [['家庭会谈，各人的话各人说', 'A family talk, each for themselves'], weekly],
  ],
  [
    'recovered',
    'emergency',
    [['身上没力气的时候知道怎么歇', '一天里歇够的次数', 'Knowing how to rest', 'Rests taken in a day'], mood],
    [call, ['一起排一张歇和动的表', 'Plan rest and activity together']],
  ],
  [
    'recovered',
    'reconstruction',
    [
      ['回到工作或平常的事情里', '一周做到的天数', 'Back to work or usual things', 'Days a week'],
      ['听见难听的话有话可答', '自己觉得有把握 0–10', 'Having an answer to unkind words', 'Confidence 0–10'],
    ],
    [['复工前一起见一次单位，本人同意才去', 'Meet the employer together, only if they agree'], weekly],
  ],
  [
    'bereaved',
    'emergency',
    [
      [
        '后事和要办的手续有人陪着办',
        '还没办的事有几件',
        'Company with what must be arranged',
        'Things still to arrange',
      ],
      ['每天吃一顿、睡一会', '一周里做到的天数', 'One meal and some rest each day', 'Days a week'],
    ],
    [
      ['上门看望，可以不说话', 'Visit; silence is fine'],
      ['前 14 天不做问卷，除非有危险', 'No forms in the first 14 days unless there is danger'],
    ],
  ],
  [
    'bereaved',
    'reconstruction',
    [
      ['想起那个人时能缓过来', '哀伤自评 0–10', 'Coming back after remembering', 'Grief check 0–10'],
      ['慢慢做回一件从前喜欢的事', '一周几次', 'One thing once enjoyed', 'Times a week'],
    ],
    [
      [
        '约好 头七、百日、周年 前后的联系（本人愿意）',
        'Agree on contact near days of remembrance, if wished',
      ],
      ['第 3 个月起问一次想不想进小组', 'From month 3 ask once about a group'],
    ],
  ],
  [
    'hardship',
    'emergency',
    [
      ['3 天内接上能申请的救助', '接上的项目', 'Aid applied for within 3 days', 'Kinds of aid linked'],
      ['这个月的吃住有着落', '还缺几样', 'Food and housing for this month', 'Things still missing'],
    ],
    [['陪着填一次申请', 'Fill in the application together'], call],
  ],
  [
    'hardship',
    'reconstruction',
    [['有一份做得来的活', '投出去和面谈的次数', 'Work that can be managed', 'Applications and talks'], mood],
    [['联系就业、助学、债务的窗口', 'Link to work, schooling and debt services'], weekly],
  ],
  [
    'frontline',
    'emergency',
    [['下班能放下一会', '一周里放得下的晚上', 'Putting work down after a shift', 'Evenings a week'], sleep],
    [
      ['每班后 3 分钟自己看看', 'Three minutes after each shift'],
      ['一位固定的同伴', 'One steady peer'],
    ],
  ],
  [
    'frontline',
    'reconstruction',
    [['休息日真的休息', '一个月里休成的天数', 'Rest days that are rest', 'Days a month'], talk],
    [['由本单位以外的人来谈', 'Somebody from outside the employer'], weekly],
  ],
  [
    'medical',
    'emergency',
    [sleep, ['每班有一次喘口气', '一周里做到的班数', 'A breather each shift', 'Shifts a week']],
    [
      ['约在下班后，文字也行', 'After the shift, by text if wished'],
      ['不向单位透露，先说清楚', 'Say first that nothing goes to the employer'],
    ],
  ],
  [
    'medical',
    'reconstruction',
    [
      [
        '那几件放不下的事说得出来',
        '说起来难受的程度 0–10',
        'Being able to speak of what stays',
        'Distress when speaking 0–10',
      ],
      daily,
    ],
    [['第 1、3、6、12 个月各看一次', 'Look again after 1, 3, 6 and 12 months'], weekly],
  ],
  [
    'elder',
    'emergency',
    [
      ['每天有人问一声', '一周里有人联系的天数', 'A word from somebody each day', 'Days a week'],
      ['药按时吃', '一周里按时的天数', 'Medicines on time', 'Days a week'],
    ],
    [
      ['独居的一周打两次电话', 'Two calls a week if living alone'],
      ['留好紧急联系人和备用钥匙', 'Emergency contact and spare key'],
    ],
  ],
  [
    'elder',
    'reconstruction',
    [['一周出门见一次人', '一周次数', 'Out among people once a week', 'Times a week'], talk],
    [
      ['陪着去第一次活动', 'Go along the first time'],
      ['学会用手机打视频', 'Learn to make a video call'],
    ],
  ],
  [
    'disabled',
    'emergency',
    [
      ['要的帮助用自己的方式说得出来', '说到了的次数', 'Asking for help in one’s own way', 'Times it worked'],
      mood,
    ],
    [
      ['先问好：文字、语音、手语视频', 'Ask first: text, voice, sign by video'],
      ['照护的人也问一声', 'Ask the carer too'],
    ],
  ],
  [
    'disabled',
    'reconstruction',
    [['参加一件自己选的事', '一个月次数', 'Taking part in something chosen', 'Times a month'], daily],
    [
      ['看好无障碍再约地方', 'Check access before choosing a place'],
      ['给照护者安排喘息', 'Respite for the carer'],
    ],
  ],
  [
    'minor',
    'emergency',
    [
      ['每天有一个固定的作息', '一周里做到的天数', 'A steady day', 'Days a week'],
      ['有一个可以去找的大人', '本人说得出名字', 'An adult to go to', 'They can name one'],
    ],
    [
      ['和孩子一起列三个可以找的大人', 'List three safe adults together'],
      ['和家长说清：看得到什么、看不到什么', 'Tell the parents what they see and do not see'],
    ],
  ],
  [
    'minor',
    'reconstruction',
    [
      ['能去上学', '一周去的天数', 'Going to school', 'Days a week'],
      ['在学校有一个伴', '一周一起做事的次数', 'A companion at school', 'Times a week'],
    ],
    [['和班主任约一次，孩子同意才去', 'Meet the teacher, only if the child agrees'], weekly],
  ],
  [
    'military',
    'emergency',
    [sleep, mood],
    [['不问单位、岗位、驻地', 'Never ask about unit, post or place'], call],
  ],
  [
    'military',
    'reconstruction',
    [['团聚的日子过得舒心', '自己觉得 0–10', 'Good days together', 'Own rating 0–10'], talk],
    [['家里人也可以一起来', 'Family may come along'], weekly],
  ],
  [
    'corrections',
    'emergency',
    [['遇到事有人可问', '问过的次数', 'Somebody to ask', 'Times asked'], mood],
    [
      ['说清楚：谈什么不报告给任何单位', 'Say it: nothing that is said is reported'],
      ['自愿来，可以随时停', 'Coming is voluntary and may stop'],
    ],
  ],
  [
    'corrections',
    'reconstruction',
    [
      ['找到一件能做长的事', '连着做的周数', 'Work that lasts', 'Weeks in a row'],
      ['火上来时停得住', '一周里停住的次数', 'Stopping when anger rises', 'Times a week'],
    ],
    [['本人愿意时只确认“到过”', 'Confirm attendance only, if they wish'], weekly],
  ],
]
