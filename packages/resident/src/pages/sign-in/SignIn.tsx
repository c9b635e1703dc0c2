import { call } from '@anxin/kit/caller.ts'
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { chooseElder, elder, poster } from '../../device/settings.ts'
import { TopBar } from '../../parts/frame/TopBar.tsx'
import { tell } from '../../parts/Notice.tsx'
import { ownWords } from '../../parts/own.ts'
import { go } from '../../parts/router.ts'
import { type Me, me, takeMe } from '../../self/me.ts'
import { forgetConversation } from '../../talk/state.ts'
import { g } from '../guardian/words.ts'
import { DemoPeople } from './DemoPeople.tsx'
import { PhoneStep } from './PhoneStep.tsx'
import { RegisterStep } from './RegisterStep.tsx'
import './sign-in.css'

/** After signing in the conversation on the screen is the resident's own. */
export async function welcome(own: Me): Promise<void> {
  takeMe(own)
  if (own.elder && !elder.value) chooseElder(true)
  await forgetConversation()
  tell(ownWords.value.signIn.done)
  go('/', 'replace')
}

const SignIn = (): JSX.Element => {
  const { signIn } = ownWords.value
  const [ticket, setTicket] = useState<string | null>(null)
  const enter = async (phone: string, code: string): Promise<void> => {
    const reply = await call('POST /api/identity/resident/sessions', { body: { phone, code, ...poster() } })
    if (reply.state === 'signed_in') await welcome(reply.me)
    else setTicket(reply.ticket)
  }
  return (
    <>
      <TopBar title={ticket ? signIn.newTitle : signIn.title} />
      <main id="main" class="page sign-in" tabIndex={-1}>
        <p class="lead">{ticket ? signIn.newLead : signIn.lead}</p>
        {ticket ? (
          <RegisterStep ticket={ticket} onIn={(own) => void welcome(own)} onExpired={() => setTicket(null)} />
        ) : (
          <PhoneStep onCode={enter} />
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
