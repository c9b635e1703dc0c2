import { useMutation } from '@tanstack/react-query'
import { addPaper, useWaitingPapers } from '../../parts/ask/outing/papers.ts'
import type { Visit } from '../../parts/ask/outing/store.ts'
import { useVault } from '../../parts/ask/outing/vault.ts'
import { useWords } from '../../parts/language.tsx'
import { Icon } from '../../parts/show/Icon.tsx'
import { RefusalLine } from '../../parts/show/Refusal.tsx'
import { shortTime } from '../../parts/show/times.ts'

/** Pictures of papers that were signed at the table; a paper goes home with the person, its picture with the record. */
export function Papers({
  visit,
  owner,
  papers,
}: {
  visit: Visit
  owner: string
  papers: NonNullable<Visit['inside']>['form']['papers']
}) {
  const { papers: words } = useWords().outing
  const vault = useVault(owner)
  const waits = useWaitingPapers(owner, visit.id)
  const add = useMutation<void, Error, Blob>({ mutationFn: (picture) => addPaper(owner, visit.id, picture) })
  return (
    <section className="panel outing-form outing-papers" aria-label={words.title}>
      <h2>{words.title}</h2>
      <p className="hint">{vault === 'open' ? words.about : words.aboutOpen}</p>
      {papers.length > 0 && (
        <ul>
          {papers.map((one) => (
            <li key={one.id}>
              <a href={`/api/outing/visits/${visit.id}/papers/${one.id}`} download>
                {words.one(shortTime(one.at), one.byName)}
              </a>
              <small className="n">{words.size(Math.max(1, Math.round(one.size / 1024)))}</small>
            </li>
          ))}
        </ul>
      )}
      {waits > 0 && (
        <p className="outing-truth" role="status">
          {words.waiting(waits)}
        </p>
      )}
      <RefusalLine error={add.error} />
      <label className="outing-shot">
        <Icon name="plus" size={18} />
        {add.isPending ? words.sending : words.add}
        <input
          type="file"
          accept="image/*"
          capture="environment"
          disabled={add.isPending}
          onChange={(event) => {
            const picture = event.target.files?.[0]
            event.target.value = ''
            if (picture) add.mutate(picture)
          }}
        />
      </label>
    </section>
  )
}
