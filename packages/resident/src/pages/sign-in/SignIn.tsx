import { call } from '@anxin/kit/caller.ts'
import type { JSX } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { chooseElder, elder, poster } from '../../device/settings.ts'
import { TopBar } from '../../parts/frame/TopBar.tsx'
import { tell } from '../../parts/Notice.tsx'
import { ownWords } from '../../parts/own.ts'
import { go } from '../../parts/router.ts'
import { refusalWords } from '../../parts/words.ts'
import { type Me, me, takeMe } from '../../self/me.ts'
import { forgetConversation } from '../../talk/state.ts'
import { g } from '../guardian/words.ts'
import { DemoPeople } from './DemoPeople.tsx'
import { PhoneStep } from './PhoneStep.tsx'
import { RegisterStep } from './RegisterStep.tsx'
import { WechatButton } from './WechatButton.tsx'
import { comeBack, forgetJoining, isBack, isJoining, joining, loadWechat } from './wechat.ts'
import { wx } from './wechat-words.ts'
import './sign-in.css'

/** After signing in the conversation on the screen is the resident's own. */
export async function welcome(own: Me): Promise<void> {
  forgetJoining()
  takeMe(own)
  if (own.elder && !elder.value) chooseElder(true)
  await forgetConversation()
  tell(ownWords.value.signIn.done)
  go('/', 'replace')
}

/** Back from WeChat: in at once, joined, or asked for the phone this once. @returns whether it is being asked, and a refusal */
function useWechat(): { readonly asking: boolean; readonly wrong: string | undefined } {
  const [asking, setAsking] = useState(isBack)
  const [wrong, setWrong] = useState<string | undefined>()
  useEffect(() => {
    void loadWechat()
    if (!asking) return
    comeBack()
      .then(async (came) => {
        if (came.state === 'signed_in') await welcome(came.me)
        if (came.state === 'joined') {
          tell(wx.value.joined)
          go('/settings', 'replace')
        }
      })
      .catch((refused: unknown) => setWrong(refusalWords(refused)))
      .finally(() => setAsking(false))
  }, [])
  return { asking, wrong }
}

const SignIn = (): JSX.Element => {
  const { signIn } = ownWords.value
  const [ticket, setTicket] = useState<string | null>(null)
  const { asking, wrong } = useWechat()
  const enter = async (phone: string, code: string): Promise<void> => {
    const body = { phone, code, ...poster(), ...joining() }
    const reply = await call('POST /api/identity/resident/sessions', { body })
    if (reply.state === 'signed_in') await welcome(reply.me)
    else setTicket(reply.ticket)
  }
  const lead = ticket ? signIn.newLead : isJoining() ? wx.value.first : signIn.lead
  return (
    <>
      <TopBar title={ticket ? signIn.newTitle : signIn.title} />
      <main id="main" class="page sign-in" tabIndex={-1}>
        <p class="lead" role="status">
          {asking ? wx.value.asking : lead}
        </p>
        {wrong && (
          <p class="wrong" role="alert">
            {wrong}
          </p>
        )}
        {!ticket && !asking && !isJoining() && <WechatButton />}
        {ticket ? (
          <RegisterStep ticket={ticket} onIn={(own) => void welcome(own)} onExpired={() => setTicket(null)} />
        ) : (
          !asking && <PhoneStep onCode={enter} />
        )}
        {!ticket && (
          <a class="link" href="/guardian">
            {g.value.toHere}
          </a>
        )}
        {!ticket && me.value?.demo && <DemoPeople onIn={(own) => void welcome(own)} />}
      </main>
    </>
  )
}

export default SignIn
