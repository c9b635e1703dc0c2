import type { Config } from './config.ts'
import { openEmbedded } from './platform/db/embedded.ts'
import type { Engine } from './platform/db/engine.ts'
import { openPostgres } from './platform/db/postgres.ts'

/** The database the configuration names. */
export const openEngine = (config: Pick<Config, 'databaseUrl' | 'dataDir'>): Promise<Engine> =>
  config.databaseUrl ? openPostgres(config.databaseUrl) : openEmbedded(config.dataDir)
