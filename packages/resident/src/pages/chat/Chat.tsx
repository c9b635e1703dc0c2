import { call } from '@anxin/kit/caller.ts'
import type { JSX } from 'preact'
import { useEffect } from 'preact/hooks'
import { loadHotlines } from '../../parts/calls/hotlines.ts'
import { Mark } from '../../parts/drawn/Mark.tsx'
import { TopBar } from '../../parts/frame/TopBar.tsx'
import { w } from '../../parts/words.ts'
import { friendName, loadMe, me } from '../../self/me.ts'
import { dropIfSent } from '../../talk/draft.ts'
import { outgoing, sosWaiting } from '../../talk/outbox.ts'
import { pinned } from '../../talk/pin.ts'
import { watchSitting } from '../../talk/sitting.ts'
import { conversation, heldIds, lastSeq } from '../../talk/state.ts'
import { attend } from '../../talk/stream.ts'
import { Choices } from './Choices.tsx'
import { Composer } from './Composer.tsx'
import { CallbackForm } from './crisis/CallbackForm.tsx'
import { CrisisPanel, crisisAsks } from './crisis/CrisisPanel.tsx'
import { Log } from './Log.tsx'
import { PresenceRow } from './PresenceRow.tsx'
import { DraftHelp, LastDay, QueueCard, Rest, Spoken, Watch } from './parts.ts'
import { Side } from './Side.tsx'
import './lines.css'
import './chat.css'

/** Tells the house how far the resident has read, while the page is really looked at. */
function useReadReceipt(seq: number): void {
  useEffect(() => {
    if (seq === 0 || document.visibilityState !== 'visible') return
    call('PUT /api/companion/read', { body: { seq } }).catch(() => undefined)
  }, [seq])
}

/** The server opens an anonymous conversation; who the resident is follows from that. */
function useWhoIAm(conversationId: string | undefined): void {
  useEffect(() => {
    if (conversationId && me.value?.kind !== 'registered') void loadMe()
  }, [conversationId])
}

const Chat = (): JSX.Element => {
  useEffect(attend, [])
  useEffect(watchSitting, [])
  useEffect(() => {
    void loadHotlines()
    dropIfSent((id) => heldIds.value.has(id) || outgoing.value.some((item) => item.id === id))
  }, [])
  useReadReceipt(lastSeq.value)
  useWhoIAm(conversation.value?.id)
  const urgent = pinned.value || conversation.value?.crisis === true || sosWaiting.value !== null
  return (
    <div class="chat">
      <TopBar title={friendName.value} small={w.value.badge} mark={<Mark />} below={<PresenceRow />} />
      <main id="main" class="chat-body" tabIndex={-1} aria-label={w.value.chat.title(friendName.value)}>
        <div class="chat-main">
          {urgent && <CrisisPanel />}
          <Watch alone={crisisAsks.value} />
          <Log />
          <QueueCard>{me.value?.kind === 'anonymous' && <CallbackForm />}</QueueCard>
          <div class="chips">
            <Spoken />
            {!crisisAsks.value && <Choices />}
          </div>
          <Rest />
          <LastDay />
          <DraftHelp />
          <Composer />
        </div>
        <Side />
      </main>
    </div>
  )
}

export default Chat
