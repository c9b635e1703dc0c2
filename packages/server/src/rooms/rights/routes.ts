import * as identity from '@anxin/contract/identity.ts'
import { type Route, route } from '../../platform/http/server.ts'
import { exportRecord, printRecord } from './actions/copy.ts'

export const rightsRoutes: readonly Route[] = [
  route(identity.residentExport, async (ctx) => ({ ...(await exportRecord(ctx)) })),
  route(identity.residentCopy, printRecord),
]
