import type { JSX } from 'preact'
import { useEffect } from 'preact/hooks'
import { chooseElder, chooseTongue, elder, locale, type Tongue, tongue } from '../../device/settings.ts'
import { TopBar } from '../../parts/frame/TopBar.tsx'
import { ownWords } from '../../parts/own.ts'
import { Pick } from '../../parts/Pick.tsx'
import { loadTongue } from '../../parts/words.ts'
import { loadMe, me } from '../../self/me.ts'
import { ClearDevice } from './ClearDevice.tsx'
import { CorrectCard } from './Correct.tsx'
import { ContactCard, NameCard, tellServer } from './Profile.tsx'
import { WechatCard } from './Wechat.tsx'

const tongues = [
  { value: 'zh', name: '简体中文', lang: 'zh-CN' },
  { value: 'zh-Hant', name: '繁體中文', lang: 'zh-Hant' },
  { value: 'en', name: 'English', lang: 'en' },
] as const

const speak = (next: Tongue): void => {
  chooseTongue(next)
  void loadTongue()
  void tellServer({ locale: locale.value })
}
const enlarge = (on: boolean): void => {
  chooseElder(on)
  void tellServer({ elder: on })
}

const Language = (): JSX.Element => (
  <section class="card pad stack">
    <h2>{ownWords.value.settings.language}</h2>
    <Pick label={ownWords.value.settings.language} choices={tongues} chosen={tongue.value} onChoose={speak} />
  </section>
)

const Letters = (): JSX.Element => {
  const { settings } = ownWords.value
  return (
    <section class="card pad stack">
      <h2>{settings.elder}</h2>
      <p class="small">{settings.elderWhat}</p>
      <Pick
        label={settings.elder}
        choices={[
          { value: true, name: settings.on },
          { value: false, name: settings.off },
        ]}
        chosen={elder.value}
        onChoose={enlarge}
      />
    </section>
  )
}

const SignInFirst = (): JSX.Element => {
  const { settings, mine } = ownWords.value
  return (
    <section class="card pad stack">
      <p>{settings.signInFor}</p>
      <p>
        <a class="btn btn-quiet" href="/sign-in">
          {mine.signIn}
        </a>
      </p>
    </section>
  )
}

const Settings = (): JSX.Element => {
  const { settings } = ownWords.value
  useEffect(() => {
    void loadMe()
  }, [])
  const own = me.value
  return (
    <>
      <TopBar title={settings.title} />
      <main id="main" class="page" tabIndex={-1}>
        <Letters />
        <Language />
        {own?.kind === 'registered' ? (
          <>
            <NameCard key={`name${own.name}`} me={own} />
            <ContactCard me={own} />
            <CorrectCard me={own} />
            <WechatCard />
          </>
        ) : (
          <SignInFirst />
        )}
        <ClearDevice />
        <p class="small">{settings.about}</p>
      </main>
    </>
  )
}

export default Settings
