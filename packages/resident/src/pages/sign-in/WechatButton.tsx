import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { refusalWords } from '../../parts/words.ts'
import { goToWechat, wechat } from './wechat.ts'
import { wx } from './wechat-words.ts'

/** One tap inside WeChat, where the site offers it; nothing anywhere else. */
export const WechatButton = (): JSX.Element | null => {
  const [wrong, setWrong] = useState<string | undefined>()
  const [busy, setBusy] = useState(false)
  if (!wechat.value.offered) return null
  const leave = (): void => {
    setBusy(true)
    goToWechat().catch((refused: unknown) => {
      setWrong(refusalWords(refused))
      setBusy(false)
    })
  }
  return (
    <>
      <button type="button" class="btn btn-wide" disabled={busy} onClick={leave}>
        {wx.value.go}
      </button>
      {wrong && (
        <p class="wrong" role="alert">
          {wrong}
        </p>
      )}
      <p class="small or-phone">{wx.value.orPhone}</p>
    </>
  )
}
