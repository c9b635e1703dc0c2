import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import '../../styles/tree.css'
import { reading } from '../../parts/ask/doors.ts'
import { gates } from '../../parts/ask/who.ts'
import { Dialog } from '../../parts/fill/Dialog.tsx'
import { PlaceField } from '../../parts/fill/PlaceField.tsx'
import { useWords } from '../../parts/language.tsx'
import { bytesOf, download } from '../../parts/show/download.ts'
import { Icon } from '../../parts/show/Icon.tsx'
import { Shown } from '../../parts/show/States.tsx'

interface Listed {
  readonly name: string
  readonly phone: string | null
}

/** Whom to ring in which order for a place while the house cannot be asked: to look at, and to print before it is needed. */
export function PhoneTree({ close }: { close: () => void }) {
  const { tree: words } = useWords().roster
  const [unitId, setUnit] = useState<string | null>(null)
  const query = useQuery(reading('GET /api/roster/phone-tree', unitId ? { unitId } : {}))
  return (
    <Dialog title={words.title} close={close} width={560}>
      <p className="hint tree-about">{words.about}</p>
      <PlaceField
        label={words.place}
        roles={gates.roster}
        value={unitId}
        choose={setUnit}
        none={{ means: query.data?.place ?? '', clear: () => setUnit(null) }}
      />
      <Shown query={query} lines={6}>
        {(paper) => {
          const people = [...paper.rungs, ...paper.next].flatMap((one) => one.people)
          return (
            <>
              <h3 className="tree-place">{paper.place}</h3>
              {people.every((one) => one.phone === null) && <p className="late">{words.noneAgreed}</p>}
              <ol className="tree">
                {paper.rungs.map((rung) => (
                  <li key={rung.target}>
                    <b>{words.targets[rung.target]}</b>
                    <small className="n">{words.when(rung.red, rung.redE)}</small>
                    <People people={rung.people} />
                  </li>
                ))}
              </ol>
              {paper.next.length > 0 && <h3>{words.next}</h3>}
              <ul className="tree">
                {paper.next.map((shift) => (
                  <li key={shift.span}>
                    <small className="n">{shift.span}</small>
                    <People people={shift.people} />
                  </li>
                ))}
                {paper.places.map((one) => (
                  <li key={one.name}>
                    <People people={[one]} />
                  </li>
                ))}
              </ul>
              <Button
                type="primary"
                icon={<Icon name="form" size={16} />}
                onClick={() =>
                  download(new Blob([bytesOf(paper.pdf)], { type: 'application/pdf' }), paper.fileName)
                }
              >
                {words.print}
              </Button>
            </>
          )
        }}
      </Shown>
    </Dialog>
  )
}

function People({ people }: { people: readonly Listed[] }) {
  const { tree: words } = useWords().roster
  return people.map((one) => (
    <p key={one.name}>
      <span>{one.name}</span>
      {one.phone ? <b className="n">{one.phone}</b> : <em className="hint">{words.noNumber}</em>}
    </p>
  ))
}
