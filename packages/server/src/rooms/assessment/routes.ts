import * as own from '@anxin/contract/assessment.ts'
import * as site from '@anxin/contract/assessment-library.ts'
import * as staff from '@anxin/contract/assessment-staff.ts'
import { readAnswers } from '@anxin/core/scale/answers.ts'
import { mustFindInstrument } from '@anxin/core/scale/registry.ts'
import { allTriggers } from '@anxin/core/scale/triggers.ts'
import { type Route, route } from '../../platform/http/server.ts'
import * as answer from './actions/answer.ts'
import * as begin from './actions/begin.ts'
import * as measures from './actions/measures.ts'
import * as mine from './actions/own.ts'
import { printMeasures } from './actions/print.ts'
import * as invitations from './actions/site/campaign-codes.ts'
import * as campaigns from './actions/site/campaigns.ts'
import * as library from './actions/site/library.ts'
import * as phases from './actions/site/phases.ts'
import * as plans from './actions/site/plans.ts'
import * as beside from './actions/staff.ts'

const urgent = (): boolean => true
/** A dangerous answer is a cry for help: it is never shed. */
const soundsDangerous = (body: unknown): boolean => {
  const { instrument, answers } = (body ?? {}) as { instrument?: unknown; answers?: unknown }
  try {
    const definition = mustFindInstrument(String(instrument))
    return allTriggers(definition, readAnswers(definition, answers)).some((one) => one.action !== 'SAFETY_UNKNOWN')
  } catch {
    return false
  }
}

export const assessmentRoutes: readonly Route[] = [
  route(own.offersGet, begin.readOffers),
  route(own.packGet, begin.readPack),
  route(own.invitationGet, invitations.readInvitation),
  route(own.sittingBegin, begin.beginSitting),
  route(own.sittingGet, begin.readSitting),
  route(own.answersSave, answer.saveAnswers, soundsDangerous, answer.sittingAhead),
  route(own.resultKeep, mine.keepResult),
  route(own.resultClaim, mine.claimResult),
  route(own.contactAsk, mine.askForContact, urgent),
  route(own.ownResults, mine.readOwnResults),
  route(staff.personFind, beside.findPerson),
  route(staff.personAdd, beside.addPerson),
  route(staff.packsGet, begin.readStaffPacks),
  route(staff.staffSittingBegin, beside.beginStaffSitting),
  route(staff.staffAnswersSave, answer.saveStaffAnswers, soundsDangerous),
  route(staff.measuresGet, measures.readMeasures),
  route(staff.responseGet, measures.readResponse),
  route(site.measuresPrint, printMeasures),
  route(site.instrumentsGet, library.readLibrary),
  route(site.instrumentGet, library.readInstrument),
  route(site.sitePut, library.changeSite),
  route(site.formCheck, library.checkForm),
  route(site.formPublish, library.publishForm),
  route(site.textLoad, library.loadText),
  route(site.phasesGet, phases.readPhases),
  route(site.phasePreview, phases.previewPhase),
  route(site.phaseSet, phases.setPhase),
  route(site.phaseEnd, phases.endPhase),
  route(site.plansGet, plans.readPlans),
  route(site.planPut, plans.changePlan),
  route(site.packPut, plans.changePack),
  route(site.campaignsGet, campaigns.readCampaigns),
  route(site.campaignAdd, campaigns.addCampaign),
  route(site.campaignClose, campaigns.closeCampaign),
]
