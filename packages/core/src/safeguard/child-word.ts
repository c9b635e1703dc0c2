import type { Receiver, Situation } from './situation.ts'

/**
 * What a child hears before somebody is told about them: who will hear it, what of it, and what not. By age, because a
 * child of six and one of sixteen are told the same thing in other words. Whatever the child answers, safety goes on.
 * Author 安心小屋项目组; reviewer 待临床审阅; effective 2026-11-27.
 * @source domain specification 3.9 (“tell the child what will be shared”); bands by 3.9 (14) and the Civil Code (8, 18)
 */
export const bands = ['under8', 'from8', 'from14'] as const
export type Band = (typeof bands)[number]

/** The band of whole years; somebody known for a minor whose age nobody knows hears the words of the middle band. */
export function bandOf(age: number | undefined): Band {
  if (age === undefined) return 'from8'
  if (age < 8) return 'under8'
  return age < 14 ? 'from8' : 'from14'
}

/** Who will hear it, as a child understands it. */
export const hearers = ['family', 'rescue', 'protection', 'office'] as const
export type Hearer = (typeof hearers)[number]

/** Those whose work it is to keep a child safe from others. */
const protection: readonly Receiver[] = [
  ...([
    'child_director',
    'child_protection',
    'line_12349',
    'line_12345',
    'line_12338',
    'civil_affairs',
  ] as const),
]

/** As whom the child knows a receiver; the police come to protect where somebody does harm, and to save elsewhere. */
export function hearerOf(situation: Situation, receiver: Receiver): Hearer {
  if (protection.includes(receiver)) return 'protection'
  if (receiver === 'police')
    return situation === 'minor_harmed' || situation === 'dv_no_capacity' ? 'protection' : 'rescue'
  if (receiver === 'ambulance') return 'rescue'
  return receiver === 'guardian' || receiver === 'emergency_contact' || receiver === 'relatives'
    ? 'family'
    : 'office'
}

/** Why it was not said before. Being at the side of a child who takes it badly is no reason to leave somebody unsafe. */
export const notSaidReasons = [
  'life_first',
  'more_danger',
  'not_reached',
  'cannot_hear_now',
  'other',
] as const
export type NotSaid = (typeof notSaidReasons)[number]

type Said = Readonly<Record<'zh' | 'en', string>>

export const childWords: Readonly<Record<Band, Readonly<Record<Hearer, Said>>>> = {
  under8: {
    family: {
      zh: '你没有做错事。我很担心你，所以要请家里照顾你的大人来陪你。我只说：你现在需要有人陪。别的悄悄话我不说。你想让谁先来？',
      en: 'You did nothing wrong. I worry about you, so I will ask the grown-up who looks after you to be with you. I only say that you need somebody with you now. Your other secrets stay with me. Who do you want to come first?',
    },
    rescue: {
      zh: '你没有做错事。我要请医生或者警察叔叔阿姨来，他们是来保护你的。我会告诉他们你叫什么、在哪里。我一直在，你想问什么都可以。',
      en: 'You did nothing wrong. I will ask a doctor or the police to come; they come to keep you safe. I tell them your name and where you are. I stay here, and you may ask me anything.',
    },
    protection: {
      zh: '你告诉我，做得很对，这不是你的错。有大人专门保护小朋友，我要把这件事告诉他们，请他们来帮忙。我只说他们要知道的。你怕什么，可以告诉我。',
      en: 'It was right to tell me, and it is not your fault. There are grown-ups whose work is keeping children safe; I will tell them, so that they can help. I only say what they need to know. You can tell me what you are afraid of.',
    },
    office: {
      zh: '你没有做错事。有一个单位问我一件事，我要回答。我只说他们问的，别的不说。你可以问我会说什么。',
      en: 'You did nothing wrong. An office has asked me something and I have to answer. I only say what they ask, nothing else. You may ask me what I will say.',
    },
  },
  from8: {
    family: {
      zh: '有一件事我要先告诉你：我担心你的安全，今天要跟照顾你的大人说。我只说我担心你、需要有人陪，不说你跟我讲的每一句话。你没有做错什么。你希望我怎么说？有没有什么你怕的？',
      en: 'There is something I want you to know first: I worry about your safety, and today I will speak to the adult who looks after you. I only say that I worry and that somebody should be with you, not each thing you told me. You did nothing wrong. How would you like me to say it? Is there anything you are afraid of?',
    },
    rescue: {
      zh: '你的安全现在最要紧，我要请 120 或 110 来帮忙。我会告诉他们怎么称呼你、你在哪里、为什么担心，别的不说。他们是来保护你的。我不挂电话，等他们到。',
      en: 'Your safety comes first now; I will ask 120 or 110 for help. I tell them what to call you, where you are and why we worry, nothing else. They come to protect you. I stay on the line until they are there.',
    },
    protection: {
      zh: '你把这件事说出来，很勇敢，这不是你的错。有人伤害小孩，我必须告诉专门保护孩子的人，这件事我不能替你保密。我会说发生了什么、在哪里，不说别的。之后会有人来问你，你可以要我陪着。你最担心什么？',
      en: 'Telling this took courage, and it is not your fault. When somebody hurts a child I have to tell the people who protect children; I cannot keep that secret. I tell them what happened and where, nothing else. Somebody will come to ask you; I can be with you if you want. What worries you most?',
    },
    office: {
      zh: '有一个单位按规定来问一件和你有关的事，我要回答。我只答他们问的，不说你跟我讲的别的话。你可以先听一遍我会说什么。',
      en: 'An office has asked, under a rule, about something to do with you, and I have to answer. I only answer what they ask, not what else you told me. You can hear first what I will say.',
    },
  },
  from14: {
    family: {
      zh: '我想先跟你说清楚，再去做：你现在的安全让我担心，今天我要告诉你的监护人。我会说“我担心他/她的安全，请陪着”，不说你跟我谈的内容，也不给他们看记录。你可以跟我一起打，或者先由你来说。如果告诉家里会让你更危险，现在就告诉我。',
      en: 'I want to be clear with you before I do it: I worry about your safety, and today I will tell your guardian. I will say that I worry and that somebody should be with you; not what we talked about, and they see no record. We can make the call together, or you speak first. If telling them would put you in more danger, tell me now.',
    },
    rescue: {
      zh: '你的生命现在最要紧，所以我要请 120 或 110。我会告诉他们怎么称呼你、你在哪里、有什么危险，不说别的。你可以不同意我这样做，我听见了，但我还是会做。我不离开，等他们到。',
      en: 'Your life comes first now, so I will call 120 or 110. I tell them what to call you, where you are and what the danger is, nothing else. You may disagree with it and I hear you; I will still do it. I stay until they are there.',
    },
    protection: {
      zh: '谢谢你信我，这不是你的错。法律要求我把未成年人受到的伤害报告给公安或保护未成年人的单位，这件事我不能保密。我会说发生了什么、在哪里，不说你跟我谈的其他事；伤害可能来自家里的，不会先告诉家里。之后会有人来了解，你可以要我或你信任的人陪着。你最担心的是什么？',
      en: 'Thank you for trusting me; it is not your fault. The law has me report harm to a minor to the police or to those who protect minors, and I cannot keep it secret. I tell them what happened and where, not what else we talked about; where the harm may come from home, home is not told first. Somebody will ask you about it; you can have me or a person you trust with you. What worries you most?',
    },
    office: {
      zh: '有一个单位凭文书或按规定来了解和你有关的事，我要答复。我只答文书要求的，不说我们谈的其他内容。你想知道我会写什么，我可以先给你看。',
      en: 'An office asks, by a document or a rule, about something to do with you, and I have to answer. I only answer what the document asks, not what else we talked about. If you want to know what I will write, I can show you first.',
    },
  },
}

export interface ChildSentence {
  readonly band: Band
  readonly hearer: Hearer
  readonly words: Said
}

/** What is said to a child of this age before this hearer is told. */
export const sentenceFor = (age: number | undefined, hearer: Hearer): ChildSentence => {
  const band = bandOf(age)
  return { band, hearer, words: childWords[band][hearer] }
}
