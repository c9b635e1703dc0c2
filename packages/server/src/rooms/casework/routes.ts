import * as door from '@anxin/contract/casework.ts'
import * as plan from '@anxin/contract/casework-plan.ts'
import * as task from '@anxin/contract/casework-tasks.ts'
import { type Route, route } from '../../platform/http/server.ts'
import { changeColour } from './actions/colour.ts'
import * as consent from './actions/consent.ts'
import * as mine from './actions/mine.ts'
import { openNewCase } from './actions/open.ts'
import { keepPlan, reviewPlan } from './actions/plan.ts'
import * as search from './actions/search.ts'
import { keepSheet } from './actions/sheets.ts'
import { moveCase, signPart } from './actions/step.ts'
import { addTask, doTask } from './actions/tasks.ts'
import * as team from './actions/team.ts'
import { keepTemplate, readTemplates } from './actions/templates.ts'
import * as told from './actions/told.ts'
import * as view from './actions/view.ts'

export const caseworkRoutes: readonly Route[] = [
  route(door.peopleSearch, search.searchPeople),
  route(door.aliasAdd, search.addAlias),
  route(door.peopleMerge, search.mergePeople),
  route(door.mergeUndo, search.undoMerge),
  route(door.caseOpen, openNewCase),
  route(door.caseList, view.readList),
  route(door.caseGet, view.readCase, undefined, view.fileAsks),
  route(door.sheetPut, keepSheet),
  route(door.caseColour, changeColour),
  route(door.caseStep, moveCase),
  route(door.caseSign, signPart),
  route(door.teamPut, team.changeTeam),
  route(task.taskAdd, addTask),
  route(task.taskDone, doTask),
  route(task.taskPhone, told.readTaskPhone),
  route(task.todayGet, view.readToday),
  route(door.colleaguesList, team.readColleagues),
  route(task.caseloadGet, team.readCaseload),
  route(task.overrideGive, team.giveOverride),
  route(plan.planPut, keepPlan),
  route(plan.planReview, reviewPlan),
  route(plan.templatesGet, readTemplates),
  route(plan.templatePut, keepTemplate),
  route(plan.consentTextsGet, consent.readTexts),
  route(plan.consentGive, consent.giveConsent),
  route(plan.mineGet, mine.readMine),
  route(plan.mineSign, mine.signMine),
  route(plan.mineCode, mine.sendSigningCode),
  route(plan.mineAgree, mine.agreeMine),
  route(plan.mineWords, mine.sayGoal),
]
