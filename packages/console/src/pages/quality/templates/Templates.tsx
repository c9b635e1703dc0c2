import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { reading } from '../../../parts/ask/doors.ts'
import { mayEnter, useMe } from '../../../parts/ask/who.ts'
import { useLanguage } from '../../../parts/language.tsx'
import { Shown } from '../../../parts/show/States.tsx'
import { QualityPage } from '../QualityPage.tsx'
import type { Template } from '../shapes.ts'
import { OwnerForm } from './OwnerForm.tsx'

/** Safe answers: who answers for each, and until when. */
export function Templates() {
  const { words: all } = useLanguage()
  const { templates: words } = all.quality
  const me = useMe()
  const query = useQuery({ ...reading('GET /api/quality/templates'), enabled: mayEnter(me, 'templates') })
  const [chosen, choose] = useState<Template>()
  const columns = [words.code, words.text, words.came, words.own, words.until, words.state]
  return (
    <QualityPage gate="templates" about={words.about}>
      <Shown query={query}>
        {({ templates }) => (
          // biome-ignore lint/a11y/noNoninteractiveTabindex: the keyboard must be able to scroll it
          <section className="sheet owners" tabIndex={0} aria-label={words.own}>
            <table>
              <thead>
                <tr>
                  {columns.map((name) => (
                    <th scope="col" key={name}>
                      {name}
                    </th>
                  ))}
                  {mayEnter(me, 'templatesKeeping') && (
                    <th scope="col">
                      <span className="unseen">{all.act.acts}</span>
                    </th>
                  )}
                </tr>
              </thead>
              <tbody>
                {templates.map((one) => (
                  <Row
                    key={one.code}
                    template={one}
                    keep={mayEnter(me, 'templatesKeeping')}
                    choose={choose}
                  />
                ))}
              </tbody>
            </table>
          </section>
        )}
      </Shown>
      {chosen && <OwnerForm template={chosen} close={() => choose(undefined)} />}
    </QualityPage>
  )
}

const tags = { in_date: 'tag good', soon: 'tag lamp', expired: 'tag bad' } as const

function Row({
  template,
  keep,
  choose,
}: {
  template: Template
  keep: boolean
  choose: (one: Template) => void
}) {
  const { words: all, locale } = useLanguage()
  const { templates: words } = all.quality
  const { code, own, state } = template
  const name = words.codes[code]
  return (
    <tr>
      <th scope="row">{name}</th>
      <td className="words">{template.sample[locale]}</td>
      <td>
        {template.owner}
        <small className="n">{words.reviewed(template.reviewer, template.reviewedAt)}</small>
      </td>
      <td>
        {own ? <b>{own.owner}</b> : <span className="hint">{words.ownNone}</span>}
        {own && <small>{words.by(own.by)}</small>}
      </td>
      <td className="n nowrap">{own?.expiresAt ?? template.expiresAt}</td>
      <td>
        <span className={tags[state]}>{words.states[state]}</span>
      </td>
      {keep && (
        <td className="act">
          <Button
            size="small"
            aria-label={own ? words.changeOf(name) : words.setOf(name)}
            onClick={() => choose(template)}
          >
            {own ? words.change : words.set}
          </Button>
        </td>
      )}
    </tr>
  )
}
