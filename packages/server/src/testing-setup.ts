import { makeSnapshots, makeTemplates } from './testing.ts'

/** Before API tests: a migrated database and one with the street in it, of which each test opens a copy. */
export default async function setup(): Promise<void> {
  const server = process.env.TEST_DATABASE_URL
  if (server) await makeTemplates(server, ['plain', 'street'])
  else await makeSnapshots(['plain', 'street'])
}
