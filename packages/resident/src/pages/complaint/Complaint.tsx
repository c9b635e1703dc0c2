import { call, type DoorReply } from '@anxin/kit/caller.ts'
import type { JSX } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { TopBar } from '../../parts/frame/TopBar.tsx'
import { w } from '../../parts/words.ts'
import { isRegistered, loadMe } from '../../self/me.ts'
import './complaint.css'
import { File } from './File.tsx'
import { Look, Stands } from './Look.tsx'
import { Promised } from './Promised.tsx'
import { c } from './words.ts'

type Mine = DoorReply<'GET /api/complaint/mine'>['complaints']

/** What was not right, said with a name or without; and where its answer is found. */
const Complaint = (): JSX.Element => {
  const [mine, setMine] = useState<Mine>([])
  const words = c.value
  const read = (): void => {
    if (!isRegistered()) return
    // without a network the form still stands; what was signed shows when it is back
    call('GET /api/complaint/mine').then(
      ({ complaints }) => setMine(complaints),
      () => undefined,
    )
  }
  useEffect(() => {
    void loadMe().then(read)
  }, [])
  return (
    <>
      <TopBar title={w.value.complaintTitle} />
      <main id="main" class="page complaint" tabIndex={-1}>
        <section class="card pad stack">
          <p class="small">{words.about}</p>
          <File onFiled={read} />
        </section>
        <div class="stack">
          <section class="card pad stack">
            <h2>{words.look}</h2>
            <Look />
          </section>
          <Promised />
          {mine.length > 0 && (
            <section class="card pad stack">
              <h2>{words.mine}</h2>
              {mine.map((one) => (
                <Stands key={`${one.id} ${one.state}`} first={one} code={one.code} />
              ))}
            </section>
          )}
        </div>
      </main>
    </>
  )
}

export default Complaint
