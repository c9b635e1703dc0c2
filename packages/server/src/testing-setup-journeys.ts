import { makeSnapshots, makeTemplates } from './testing.ts'

/** Before journeys: migrated databases, of which each story opens a copy and furnishes it at its own hour. */
export default async function setup(): Promise<void> {
  const server = process.env.TEST_DATABASE_URL
  if (server) await makeTemplates(server, ['plain'])
  if (!server || process.env.TEST_BOTH_ENGINES) await makeSnapshots(['plain'])
}
