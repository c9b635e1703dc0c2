/**
 * Words by which somebody ends the talk; obeyed before every intent but the card. Imports nothing: the page reads it as
 * well, for words that are spoken. @source domain specification 4.1 (Measures, art. 19)
 */

/** Before the word itself: “好了，”, “那我先”. */
const lead =
  '(?:好(?:的|了|吧)?|行(?:了|吧)?|嗯|那|谢谢|多谢|謝謝|多謝|唔该|唔該|够了|夠了|算了)?[，, ]*(?:我)?(?:想|要|得|该|該|先)?'

const words = [
  '退出|停止|停下?|停一下|停低|停啦|不聊|别聊|別聊|别说|別說|不说|不說|先不说|先不說|不想说话|不想說話|不谈|不談|不讲|不講',
  '结束|結束|结束对话|結束對話|结束聊天|結束聊天|关掉|關掉|关了|關了|关闭|關閉|离开|離開|收工|收线|收線',
  '到这(?:里|儿)?|到這(?:裡|裏|兒)?|到此为止|到此為止|就这样|就這樣|先这样|先這樣|就到这(?:里|儿)?|就到這(?:裡|裏|兒)?|今天(?:就)?(?:先)?(?:到这(?:里|儿)?|到這(?:裡|裏|兒)?|这样|這樣)',
  '下线|下線|下了|挂了|掛了|闭嘴|閉嘴|收声|收聲|走了|先走|走先|去睡|睡了|瞓觉|瞓覺|去忙|有事先走|不玩',
  '(?:改天|下次|回头|回頭|明天|听日|聽日|第日)(?:再)?(?:聊|说|說|倾|傾|讲|講)',
  '唔(?:倾|傾|讲|講|想倾|想傾|想讲|想講)|不扯(?:了)?|不谈白|不港|莫说|莫說|莫聊',
  '拜拜?|掰掰|88|886|再见|再見|晚安|安静|安靜|早唞',
  "stop(?: it| please)?|please stop|exit|quit|bye|bye[ -]bye|goodbye|good night|gn|end|log(?:ging)? (?:off|out)|sign out|enough|that(?:'s| is| will be)? all|i(?:'m| am)? done|(?:i )?(?:got to|gotta|have to|need to) go|leave me alone|shut up|(?:ok )?(?:i(?:'?m| am)) off|see you|talk (?:to you )?later|ttyl",
].join('|')

/** All of it is leaving. */
const whole = `^${lead}(?:${words})(?:了|喇|啦|吧|哈|啊|呀|先|觉了?|覺了?|天| now| then|,? thanks|,? thank you)?$`

/** It ends with leaving: “我累了，先这样”. */
const atTheEnd =
  '[，,。 ](?:我)?(?:先)?(?:下次再?聊|改天再?聊|回头再?聊|明天再?聊|先这样(?:吧)?|先這樣(?:吧)?|先到这(?:儿|里)?(?:吧)?|就到这(?:儿|里)?(?:吧)?|不聊了|不說了|不说了|晚安|再见|再見|拜拜|去(?:做饭|上班|吃饭|睡觉|洗澡|接孩子|买菜)了|去睡了|睡了|先走了|先下了|去忙了|下线了|下線了|退出|停止)$'

const anywhere =
  "不聊了|不想聊了|不想再聊|不想跟你(?:聊|说|說)|停止(?:对话|對話|聊天)|退出(?:对话|對話|聊天)|(?:结束|結束)(?:对话|對話|聊天)|[别別]再(?:说话|說話|发消息|發消息|回我)|stop (?:talking|this|chat)|i(?:'m| am) leaving|end (?:the |this )?chat"

/** Typed. */
export const exitCue = new RegExp(`${whole}|${atTheEnd}|${anywhere}`)

const spoken = new RegExp(`${whole}|${atTheEnd}`)

/** Said aloud: the whole of what was heard, or its last words, end the talk. What is only told of leaving does not. */
export function isSpokenExit(heard: string): boolean {
  const plain = heard
    .trim()
    .toLowerCase()
    .replace(/[!！?？.。,，~～\s]+$/u, '')
  return spoken.test(plain)
}
