import * as door from '@anxin/contract/safeguard.ts'
import * as minor from '@anxin/contract/safeguard-minor.ts'
import * as report from '@anxin/contract/safeguard-report.ts'
import * as visit from '@anxin/contract/safeguard-visit.ts'
import { type Route, route, routeInLine } from '../../platform/http/server.ts'
import * as check from './actions/check.ts'
import * as guardian from './actions/guardian.ts'
import * as mandatory from './actions/mandatory.ts'
import * as mark from './actions/mark.ts'
import * as book from './actions/phone-book.ts'
import * as reports from './actions/report.ts'
import { readSheet } from './actions/sheet.ts'
import * as tell from './actions/tell.ts'
import * as visits from './actions/visit.ts'

const urgent = (): boolean => true

export const safeguardRoutes: readonly Route[] = [
  routeInLine(report.reportSend, reports.sendReport, urgent),
  route(report.receiptLook, reports.lookUpReceipt),
  route(report.reportList, check.listReports),
  route(report.reportCheck, check.checkReport),
  route(report.reportSeparate, check.separateReport),
  route(door.sheetGet, readSheet),
  route(door.contactMark, mark.markContact, urgent),
  route(door.markLift, mark.liftMark),
  route(door.walkTable, tell.walkTable),
  route(door.disclosureAsk, tell.askDisclosure, urgent),
  route(door.disclosureSecond, tell.secondDisclosure),
  route(door.disclosureChildWord, tell.sayBeforeTelling),
  route(door.disclosureDone, tell.doDisclosure),
  route(door.disclosureDrop, tell.dropDisclosure),
  route(door.ethicsList, tell.listEthics),
  route(door.ethicsDecide, tell.decideEthics),
  route(minor.mandatoryList, mandatory.listMandatory),
  route(minor.mandatoryStart, mandatory.startMandatory, urgent),
  route(minor.mandatoryConfirm, mandatory.confirmMandatory),
  route(minor.mandatoryCall, mandatory.logCall),
  route(minor.mandatoryChildWord, mandatory.sayBeforeReport),
  route(minor.mandatoryComplete, mandatory.completeMandatory),
  route(minor.mandatoryDrop, mandatory.dropMandatory),
  route(minor.phoneBook, book.readPhoneBook),
  route(minor.phoneBookPut, book.keepNumber),
  route(minor.guardianTasks, guardian.listTasks),
  route(minor.guardianWithhold, guardian.withhold),
  route(visit.visitPairs, visits.listPeople),
  route(visit.visitAsk, visits.askVisit, urgent),
  route(visit.visitsMine, visits.listOwnVisits),
  route(visit.visitOutcome, visits.reportVisit, urgent),
]
