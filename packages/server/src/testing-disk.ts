import type { House } from './house.ts'

const writes = /\b(insert into|delete from|create temp|update\s+"?\w+"?\s+(\w+\s+)?set)\b/i
const noRoom = `do $$ begin raise exception 'could not extend file: No space left on device' using errcode = 'disk_full'; end $$`

/** From here on the database has no room: what reads is answered, every write fails as PostgreSQL says it. @returns what makes room */
export function fillDisk({ floor }: Pick<House, 'floor'>): () => void {
  const engine = floor.engine as { hold: typeof floor.engine.hold }
  const { hold } = engine
  engine.hold = async (urgent) => {
    const line = await hold(urgent)
    const query: typeof line.query = (text, params) =>
      writes.test(text) ? line.query(noRoom) : line.query(text, params)
    return { ...line, query, release: (broken) => line.release(broken) }
  }
  return () => {
    engine.hold = hold
  }
}
