import { useWords } from '../../../parts/language.tsx'
import { type Agreement, type Board, dimensions } from '../shapes.ts'
import { Num, ShareBar } from './figure.tsx'

/** How many talks were drawn and read, and how far two readers agree. */
export function Agreements({ board }: { board: Board }) {
  const { quality } = useWords()
  const { board: words } = quality
  const sum = (name: 'drawn' | 'once' | 'twice'): number =>
    board.sample.reduce((all, week) => all + week[name], 0)
  const told = dimensions.some((name) => board.agreement[name] !== '<10')
  return (
    <section className="panel" aria-label={words.agreement}>
      <h2>{words.agreement}</h2>
      <p className="hint">{words.sampleAbout}</p>
      {board.sample.length === 0 ? (
        <p className="hint">{words.sampleNone}</p>
      ) : (
        <p className="progress n">
          {(['drawn', 'once', 'twice'] as const).map((name) => (
            <span key={name}>
              {words[name]} <b>{sum(name)}</b>
            </span>
          ))}
        </p>
      )}
      {told ? <AgreementTable agreement={board.agreement} /> : <p className="hint">{words.agreementFew}</p>}
      <p className="hint">{words.kappaAbout}</p>
      <p className="progress">
        <span>
          {words.unsafeRead} <ShareBar value={board.unsafeRead} />
        </span>
      </p>
    </section>
  )
}

function AgreementTable({ agreement }: { agreement: Board['agreement'] }) {
  const { quality } = useWords()
  const { board: words } = quality
  return (
    <table className="plain-table">
      <thead>
        <tr>
          <th scope="col">{words.dimension}</th>
          <th scope="col">{words.same}</th>
          <th scope="col">{words.kappa}</th>
        </tr>
      </thead>
      <tbody>
        {dimensions.map((name) => (
          <tr key={name}>
            <th scope="row">{quality.dimensions[name]}</th>
            <Cells agreement={agreement[name]} />
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Cells({ agreement }: { agreement: Agreement }) {
  const { board: words } = useWords().quality
  if (agreement === '<10')
    return (
      <>
        <td className="n">{'<10'}</td>
        <td className="n">{'<10'}</td>
      </>
    )
  return (
    <>
      <td>
        <ShareBar value={agreement.same} />
      </td>
      <td className="n">
        {agreement.kappa === null ? (
          words.kappaNone
        ) : (
          <Num value={agreement.kappa} said={(n) => n.toFixed(2)} />
        )}
      </td>
    </>
  )
}
