import { call } from '@anxin/kit/caller.ts'
import type { JSX } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { tell } from '../../parts/Notice.tsx'
import { refusalWords } from '../../parts/words.ts'
import { goToWechat, loadWechat, wechat } from '../sign-in/wechat.ts'
import { wx } from '../sign-in/wechat-words.ts'

/** The WeChat that opens this account: joined in WeChat, left anywhere. */
export const WechatCard = (): JSX.Element | null => {
  const [wrong, setWrong] = useState<string | undefined>()
  useEffect(() => {
    void loadWechat()
  }, [])
  const { offered, joined } = wechat.value
  if (!offered && !joined) return null
  const leave = async (): Promise<void> => {
    await call('DELETE /api/identity/resident/wechat')
    tell(wx.value.left)
    await loadWechat()
  }
  const press = (): void => {
    ;(joined ? leave() : goToWechat()).catch((refused: unknown) => setWrong(refusalWords(refused)))
  }
  return (
    <section class="card pad stack">
      <h2>{wx.value.title}</h2>
      <p class="small">{joined ? wx.value.hasJoined : wx.value.canJoin}</p>
      {wrong && (
        <p class="wrong" role="alert">
          {wrong}
        </p>
      )}
      <p>
        <button type="button" class="btn btn-quiet" onClick={press}>
          {joined ? wx.value.leave : wx.value.join}
        </button>
      </p>
    </section>
  )
}
