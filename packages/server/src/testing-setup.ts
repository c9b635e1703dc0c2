import { makeSnapshot } from './testing.ts'

/** Before the API tests: one migrated embedded database, of which each test opens a copy. */
export default async function setup(): Promise<void> {
  if (!process.env.TEST_DATABASE_URL) await makeSnapshot()
}
