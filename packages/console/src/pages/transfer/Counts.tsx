import { useWords } from '../../parts/language.tsx'
import { Icon } from '../../parts/show/Icon.tsx'
import { byKind, type Detail, isSame, type Preview } from './shapes.ts'

type Given = Pick<Preview, 'moves' | 'stays' | 'ends'> & Partial<Pick<Detail, 'arrived' | 'fingerprint'>>

/** What goes, with its count and fingerprint; on both sides once it has arrived. */
export function Moves({ moves, arrived, fingerprint }: Given) {
  const { transfer: words } = useWords()
  const kinds = byKind(moves)
  const total = moves.reduce((sum, one) => sum + one.rows, 0)
  return (
    <section className="panel" aria-label={words.moves}>
      <h2>
        {words.moves} <small className="n">{words.total(total)}</small>
      </h2>
      <p className="hint">{words.movesAbout}</p>
      <table className="figures counted">
        <thead>
          <tr>
            <th>{words.head.what}</th>
            <th>{words.head.from}</th>
            {arrived && <th>{words.head.to}</th>}
            {arrived && <th>{words.head.same}</th>}
          </tr>
        </thead>
        <tbody>
          {kinds.map((one) => (
            <tr key={one.kind}>
              <td>{words.kinds[one.kind]}</td>
              <td className="n">{one.rows}</td>
              {arrived && (
                <td className="n">{byKind(arrived).find((each) => each.kind === one.kind)?.rows ?? 0}</td>
              )}
              {arrived && (
                <td>
                  <Same yes={isSame(one, arrived)} />
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
      {kinds.some(({ kind }) => kind === 'working') && (
        <p className="hint locked">
          <Icon name="lock" size={15} />
          {words.working}
        </p>
      )}
      <details className="hashes">
        <summary>{words.byTable}</summary>
        <ul>
          {moves
            .filter((one) => one.rows > 0)
            .map((one) => (
              <li key={one.table}>
                <code>{one.table}</code>
                <span className="n">{one.rows}</span>
                <code>{one.hash.slice(0, 16)}</code>
              </li>
            ))}
        </ul>
        {fingerprint && (
          <p className="hint">
            {words.fingerprint} <code>{fingerprint}</code>
          </p>
        )}
      </details>
    </section>
  )
}

function Same({ yes }: { yes: boolean }) {
  const { transfer: words } = useWords()
  return (
    <span className={yes ? 'tag good' : 'tag bad'}>
      <Icon name={yes ? 'tick' : 'cross'} size={13} />
      {yes ? words.same : words.differs}
    </span>
  )
}

/** What stays behind, and what ends. */
export function Remains({ stays, ends }: Given) {
  const { transfer: words } = useWords()
  return (
    <>
      <section className="panel" aria-label={words.ends}>
        <h2>{words.ends}</h2>
        {ends.length === 0 && <p className="hint">{words.nothing}</p>}
        <ul className="counted-list">
          {ends.map((one) => (
            <li key={one.what}>
              {words.endKinds[one.what]} <b className="n">{words.rows(one.rows)}</b>
            </li>
          ))}
        </ul>
      </section>
      <section className="panel" aria-label={words.stays}>
        <h2>{words.stays}</h2>
        <p className="hint">{words.staysAbout}</p>
        {stays.length === 0 && <p className="hint">{words.nothing}</p>}
        <ul className="counted-list">
          {stays.map((one) => (
            <li key={one.kind}>
              {words.stayKinds[one.kind]} <b className="n">{words.rows(one.rows)}</b>
            </li>
          ))}
        </ul>
      </section>
    </>
  )
}
