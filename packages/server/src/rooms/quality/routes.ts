import { dossierGet, lastDayPut } from '@anxin/contract/companion-dossier.ts'
import * as door from '@anxin/contract/companion-quality.ts'
import * as label from '@anxin/contract/crisis-label.ts'
import { type Route, route } from '../../platform/http/server.ts'
import { readBoard } from './actions/board.ts'
import { readDossier } from './actions/dossier.ts'
import { labelAlert, readLabels } from './actions/label.ts'
import { listHarms, listSamples, openSample, rateSample } from './actions/sample.ts'
import { nameLastDay } from './actions/stopping.ts'
import { listTemplates, ownTemplate } from './actions/template.ts'

export const qualityRoutes: readonly Route[] = [
  route(label.labelList, readLabels),
  route(label.labelPut, labelAlert),
  route(door.qualityBoard, readBoard),
  route(dossierGet, readDossier),
  route(lastDayPut, nameLastDay),
  route(door.sampleList, listSamples),
  route(door.sampleGet, openSample),
  route(door.readingPut, rateSample),
  route(door.harmList, listHarms),
  route(door.templateList, listTemplates),
  route(door.templatePut, ownTemplate),
]
