import type { ReactNode } from 'react'
import '../../styles/door.css'
import { useLanguage } from '../../parts/language.tsx'
import { Mark } from '../../parts/show/Icon.tsx'

/** The porch: every page before the sign-in stands here. */
export function Door({
  title,
  about,
  children,
  aside,
}: {
  title: string
  about?: string
  children: ReactNode
  aside?: ReactNode
}) {
  const { words, locale, speak } = useLanguage()
  return (
    <div className="door">
      <header>
        <span className="brand">
          <Mark />
          {words.brand}
        </span>
        <button type="button" onClick={() => speak(locale === 'zh' ? 'en' : 'zh')}>
          {words.bar.otherLanguage}
        </button>
      </header>
      <main className={aside ? 'with-aside' : ''}>
        <Lamp />
        <section className="card">
          <h1>{title}</h1>
          {about && <p className="about">{about}</p>}
          {children}
        </section>
        {aside}
      </main>
    </div>
  )
}

/** The eave and the lamp. */
function Lamp() {
  return (
    <svg className="eave" viewBox="0 0 520 150" aria-hidden="true">
      <path
        d="M10 92C130 76 208 46 260 8c52 38 130 68 250 84l-8 18C402 96 322 70 260 34 198 70 118 96 18 110z"
        fill="#4A8772"
      />
      <path d="M260 34v44" stroke="#8FB8A6" strokeWidth="2" />
      <path d="M240 80h40l7 38h-54z" fill="#FBE9C8" stroke="#F3C97F" strokeWidth="3" strokeLinejoin="round" />
      <path d="M247 80v-6h26v6M250 126h20" stroke="#F3C97F" strokeWidth="4" strokeLinecap="round" />
    </svg>
  )
}
