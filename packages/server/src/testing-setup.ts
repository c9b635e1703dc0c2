import { makeSnapshot, makeTemplate } from './testing.ts'

/** Before API tests and journeys: migrated databases, of which each test opens a copy. */
export default async function setup(): Promise<void> {
  const server = process.env.TEST_DATABASE_URL
  if (server) await makeTemplate(server)
  if (!server || process.env.TEST_BOTH_ENGINES) await makeSnapshot()
}
