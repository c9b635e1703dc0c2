import { ConfigProvider } from 'antd'
import enUS from 'antd/locale/en_US'
import zhCN from 'antd/locale/zh_CN'
import type { ReactNode } from 'react'
import { useLanguage } from '../language.tsx'
import { Saying } from '../show/Say.tsx'

/** The page nonce the server wrote into the document; styles made at run time carry it. */
const nonce = document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content ?? ''

/** Menus of antd wait for their animation to end; where motion is not wanted there must be none to wait for. */
const motion = !matchMedia('(prefers-reduced-motion: reduce)').matches

/** antd speaking with the tokens of the house. */
export function Theme({ children }: { children: ReactNode }) {
  const { locale } = useLanguage()
  return (
    <ConfigProvider
      locale={locale === 'zh' ? zhCN : enUS}
      csp={{ nonce }}
      getPopupContainer={(node) => node?.closest('dialog') ?? document.body}
      button={{ autoInsertSpace: false }}
      wave={{ disabled: true }}
      theme={{
        token: {
          motion,
          colorPrimary: '#2B6A57',
          colorInfo: '#265A86',
          colorError: '#A8241B',
          colorWarning: '#74490A',
          colorSuccess: '#2B6A57',
          colorLink: '#2B6A57',
          colorText: '#16302B',
          colorTextSecondary: '#35514A',
          colorTextTertiary: '#566D66',
          colorTextDescription: '#566D66',
          colorTextPlaceholder: '#566D66',
          colorBorder: '#788E85',
          colorBorderSecondary: '#D7E1DA',
          colorBgLayout: '#F3F6F2',
          borderRadius: 8,
          borderRadiusSM: 6,
          borderRadiusLG: 10,
          // that of the page: another one where English is read
          fontFamily: 'var(--font)',
          fontSize: 14,
          fontSizeHeading5: 16,
          fontWeightStrong: 700,
          controlHeight: 36,
          controlHeightSM: 32,
          controlHeightLG: 44,
          motionDurationMid: '0.14s',
          motionDurationSlow: '0.18s',
          boxShadow: '0 2px 6px rgba(22,48,43,.08),0 12px 32px rgba(22,48,43,.12)',
        },
        components: {
          Button: {
            primaryShadow: 'none',
            defaultShadow: 'none',
            dangerShadow: 'none',
            fontWeight: 400,
            paddingInlineSM: 10,
          },
          Select: { optionSelectedBg: '#E8F2EC' },
        },
      }}
    >
      <Saying>{children}</Saying>
    </ConfigProvider>
  )
}
