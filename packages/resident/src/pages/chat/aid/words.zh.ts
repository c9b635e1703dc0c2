export const zh = {
  help: {
    label: '此刻能找到的人',
    danger: '如果您现在不安全，先找一个人。这里还没有发出去任何话。',
    violence: '如果有人在伤害您，先到有人的地方，再打电话。这里还没有发出去任何话。',
    body: '如果现在身体很难受，先打 120。这里还没有发出去任何话。',
    line: '心理援助',
    ambulance: '急救',
    police: '报警',
    human: '找真人',
    asked: '已在叫真人',
    duty: '小屋值班',
  },
  voice: {
    start: '用说的',
    stop: '说完了',
    on: '正在听，说完请再点一下话筒',
    ask: '语音输入由浏览器来做，声音可能会传给浏览器的厂家，不经过小屋。文字先放在输入框里，您看过、点了发送才会发出。',
    agree: '知道了，开始说',
    decline: '不用了',
    refused: '没有拿到话筒。可以在浏览器的设置里允许，也可以打字。',
    unreachable: '现在用不了语音，请先打字。',
    silent: '没有听到声音，可以再点一次话筒。',
  },
  aloud: { read: '朗读', again: '再听一遍', stop: '停下', auto: '新的话会自动读' },
  rest: {
    today: (clock: string) => `${clock} 以后再聊，先歇一歇。`,
    tomorrow: (clock: string) => `明天 ${clock} 以后再聊，今天先歇一歇。`,
    always: '难受、害怕的时候，任何时间都可以写，也可以打 12356、12355。',
  },
  planOpen: '打开我的安全计划',
  planLater: '先聊聊',
}
export type AidWords = typeof zh
