import { call } from '@anxin/kit/caller.ts'
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { useAsked } from '../../parts/asked.ts'
import { Icon } from '../../parts/drawn/Icon.tsx'
import { Notice } from '../../parts/Notice.tsx'
import { ownWords } from '../../parts/own.ts'
import { refusalWords, w } from '../../parts/words.ts'
import type { Me } from '../../self/me.ts'

const ask = () => call('GET /api/identity/demo/people')

/** Demo only: made-up residents to sign in as with one tap. */
export const DemoPeople = ({ onIn }: { onIn: (me: Me) => void }): JSX.Element => {
  const { signIn } = ownWords.value
  const { loading } = w.value
  const { asked, again } = useAsked(ask)
  const [wrong, setWrong] = useState<unknown>(null)
  const enter = async (id: string): Promise<void> => {
    try {
      await call('POST /api/identity/demo/sessions', { body: { id } })
      onIn(await call('GET /api/identity/resident'))
    } catch (refused) {
      setWrong(refused)
    }
  }
  const people =
    asked.state === 'here' ? asked.value.people.filter((person) => person.kind === 'resident') : []
  return (
    <section class="card pad demo">
      <h2>{signIn.demo}</h2>
      <p class="small">{signIn.demoWhat}</p>
      {asked.state === 'asking' && <p class="small">{loading}</p>}
      {asked.state === 'refused' && <Notice onAgain={again}>{refusalWords(asked.refused)}</Notice>}
      {asked.state === 'here' && people.length === 0 && <p class="small">{signIn.demoNone}</p>}
      <ul class="list">
        {people.map((person) => (
          <li key={person.id}>
            <button type="button" class="demo-person" onClick={() => void enter(person.id)}>
              <span class="grow">
                {person.name}
                <small>{person.about}</small>
              </span>
              <Icon name="chev" />
            </button>
          </li>
        ))}
      </ul>
      {wrong !== null && <Notice kind="wrong">{refusalWords(wrong)}</Notice>}
    </section>
  )
}
