import { agreementText } from '@anxin/core/casework/agreement.words.ts'
import { Button } from 'antd'
import { createPortal } from 'react-dom'
import '../../../../styles/care/paper.css'
import { useLanguage } from '../../../../parts/language.tsx'
import { Icon } from '../../../../parts/show/Icon.tsx'
import { isoDay, serverNow } from '../../../../parts/show/times.ts'
import type { Case } from '../../shapes.ts'

/** Prints the paper and nothing of the page behind it. */
function printPaper(): void {
  document.body.dataset.printing = 'paper'
  addEventListener('afterprint', () => delete document.body.dataset.printing, { once: true })
  print()
}

interface Signing {
  readonly one: Case
  readonly what: 'consent' | 'plan'
  readonly purposes: readonly { readonly purpose: string; readonly text: string }[]
  readonly withGuardian: boolean
}

/** What is signed by hand: the same words as on the screen, with boxes to tick and lines to sign on. */
export function Paper({ one, what, purposes, withGuardian }: Signing) {
  const { words: all, locale } = useLanguage()
  const { consent: words, plan, list } = all.casework
  const lines = [words.paperPerson, ...(withGuardian ? [words.paperGuardian] : []), words.paperWorker]
  return (
    <>
      <p>
        <Button icon={<Icon name="download" size={16} />} onClick={printPaper}>
          {words.paperPrint}
        </Button>
      </p>
      {createPortal(
        <article className="paper-sheet" lang={locale === 'zh' ? 'zh-CN' : 'en'}>
          <h1>{what === 'plan' ? plan.agreement : words.paperTitle}</h1>
          <p>{words.paperHead(one.name ?? list.noName, one.number, one.unitName)}</p>
          {what === 'consent' ? (
            <ul className="boxes">
              {purposes.map(({ purpose, text }) => (
                <li key={purpose}>
                  <b>{words.purposes[purpose]}</b>
                  <p>{text}</p>
                  <p>
                    <i /> {words.paperYes} <i /> {words.paperNo}
                  </p>
                </li>
              ))}
            </ul>
          ) : (
            <>
              {one.plan.tier !== null && one.plan.every !== null && (
                <p>
                  {plan.tiers[one.plan.tier]} · {plan.everys[one.plan.every]}
                </p>
              )}
              <ol>
                {one.goals.map(({ id, statement, ownWords }) => (
                  <li key={id}>{ownWords ?? statement}</li>
                ))}
              </ol>
              <ul>
                {agreementText[locale].map((line) => (
                  <li key={line}>{line}</li>
                ))}
              </ul>
            </>
          )}
          <p>{words.paperEnd}</p>
          <dl>
            {lines.map((line) => (
              <div key={line}>
                <dt>{line}</dt>
                <dd>{words.paperDate}</dd>
              </div>
            ))}
          </dl>
          <small>{words.paperMade(isoDay(serverNow()))}</small>
        </article>,
        document.body,
      )}
    </>
  )
}
