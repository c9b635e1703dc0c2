import { describe, expect, it } from 'vitest'
import { screen } from '../risk/screen.ts'
import { concernsWith, hearAbuse } from './abuse.ts'

const heard = (text: string) => hearAbuse(text, screen(text))
const dangers = (text: string) => {
  const screening = screen(text)
  return concernsWith(hearAbuse(text, screening), text, screening)
}

describe('violence that an adult tells of', () => {
  it.each([
    '丈夫打我',
    '他打我',
    '丈夫打我，今晚他又喝酒了',
    '他喝醉了，又打我了',
    '昨晚又打我了，我好怕',
    '老公動手打我',
    '他 打 我',
    '我被他打了，脸都肿了',
    '我老公家暴',
    '我一直在被家暴',
    '男朋友掐我脖子',
    '他把我打得满身是伤',
    '他给了我一巴掌',
    '他扇了我两耳光',
    '他揪着我的头发往墙上撞',
    '儿子打我，要我的退休金',
    '儿媳不给我饭吃',
    '护工打我，我动不了',
    '我老婆打我，说出来丢人',
    '前夫说要杀了我',
    '他逼我发生关系',
    '我被上司强奸了',
    '他从来不听我说，不听话就打我',
    '不是打我就是骂我',
    '他保证不再打我，可我不信',
    '他答应过再也不打我了',
    '他打游戏输了就打我',
    '看完电视剧，我老公又打我',
    '他打电话回来，发现我没接就打我',
    '小时候爸爸打我，现在老公也打我',
    '公公对我动手了',
    '我老公没打过孩子，可他打我',
    '要是他再打我，我真不知道怎么办',
    '打断了我的肋骨',
    '我老公打人，一喝酒就动手',
    '同居的男友踹我肚子',
    '他用烟头烫我',
    '继父猥亵我',
    '打得我耳朵嗡嗡响',
    'my husband hits me every night',
    'he choked me last week',
    'I am in an abusive relationship',
    "he won't let me leave the house",
  ])('%s', (text) => {
    expect(heard(text)?.whose).toBe('self')
    expect(dangers(text)).toContain('harm_from_others')
  })

  it.each([
    '我丈夫打电话给我',
    '丈夫打我电话我没接到',
    '他打我手机了',
    '老公打游戏不理我',
    '我丈夫打我主意，想让我出钱',
    '他打我存款的主意',
    '老公天天打麻将',
    '丈夫打牌输了钱',
    '他从来没打过我',
    '我丈夫从不打我',
    '他不会打我的',
    '他没打我，就是骂了几句',
    '昨晚梦见丈夫打我',
    '电视剧里丈夫打老婆，看得我生气',
    '新闻说有人被丈夫打',
    '游戏里他打我，我打不过',
    '排位赛他老打我',
    '老公开玩笑打我一下',
    '肚子里的宝宝踢我了',
    '小孙子打我一下就跑',
    '他把钱打我卡上了',
    '老公打伞来接我',
    '他这句话打动我了',
    '领导打断我说话',
    '他老打击我的自信',
    '生活又打了我一巴掌',
    '如果丈夫打我怎么办',
    '小时候爸爸打我，现在想起来也不怪他',
    '孩子他爸打扫了我房间',
    '护士给我打针',
    '丈夫踢球去了',
    '他笑着轻轻打了我一下',
    '今天小区有反家暴宣传讲座',
    '老公帮我打车',
    '打我一个措手不及',
    '风吹雨打我都不怕',
    '他打呼噜打得我睡不着',
    '老公给我打包了一份饭',
    '他踢我出群了',
    '我被他打动了',
    '我丈夫打了个喷嚏吓我一跳',
    '爸妈让我打疫苗',
    '老公打工供我读书',
    '他打来电话说不回来',
    '我想打我自己一巴掌',
    '催收打我单位电话',
    '他们把我从群里踢了',
    '老板知道了要打死我不可',
    '我给他一巴掌',
    '新鞋子勒得我脚疼',
    '没有人打我',
    '同事总说我打小报告',
    '同事以为我被打了，其实是拔火罐',
    '你打我呀，哈哈',
    'my husband never hits me',
    'he hits me up on wechat',
    'my dad hit me when I was a kid',
    'in the movie my hero says he beats me',
  ])('is not heard in: %s', (text) => expect(heard(text)).toBeUndefined())

  it.each(['我丈夫打我主意，想让我出钱', '他打我电话', '老公打了个电话给我'])(
    'words that only sound like it are no danger to answer: %s',
    (text) => expect(dangers(text)).not.toContain('harm_from_others'),
  )

  it.each([
    ['我朋友被她老公打', 'other'],
    ['她老公打她，我该怎么帮', 'other'],
    ['邻居说“他打我”，我不知道怎么劝', 'other'],
    ['我爸打我妈', 'other'],
    ['被家暴的姐姐今天终于报警了', 'other'],
    ['楼上天天打孩子', 'dependant'],
    ['我老公打孩子', 'dependant'],
    ['护工打奶奶', 'dependant'],
  ])('whose it is: %s', (text, whose) => expect(heard(text)?.whose).toBe(whose))

  it.each([
    ['丈夫打我，今晚他又喝酒了', false],
    ['他打我，我躲在卫生间，他在砸门', true],
    ['他拿着菜刀打我，我出不去', true],
    ['上次他打我还拿了刀', false],
    ['my husband hits me, he is banging on the door right now', true],
  ])('whether it is happening now: %s', (text, now) => expect(heard(text)?.now).toBe(now))

  it('comes from home unless the words name somebody else', () => {
    expect(heard('他打我')?.atHome).toBe(true)
    expect(heard('老板打我')?.atHome).toBe(false)
    expect(heard('老板打我，丈夫也打我')?.atHome).toBe(true)
  })

  it('is read with work that grows with the length, whatever is written', () => {
    // work and not time, the least of five, and one length against another: what else the machine does counts for little
    const workOf = (piece: string, length: number): number => {
      const text = piece.repeat(Math.ceil(length / piece.length))
      const once = (): number => {
        const before = process.cpuUsage()
        heard(text)
        const { user, system } = process.cpuUsage(before)
        return Math.max(1, user + system)
      }
      return Math.min(...Array.from({ length: 5 }, once))
    }
    // eight times as long; with the square of the length it would be sixty-four times
    for (const piece of ['他打我', '我被', '不打不', '“他说', '打了一下', '打', '我'])
      expect(workOf(piece, 4000) / workOf(piece, 500), piece).toBeLessThan(32)
  })
})
