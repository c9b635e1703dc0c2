import * as correction from '@anxin/contract/correct.ts'
import * as door from '@anxin/contract/identity.ts'
import * as show from '@anxin/contract/identity-demo.ts'
import * as own from '@anxin/contract/oidc.ts'
import * as key from '@anxin/contract/passkey.ts'
import * as byWechat from '@anxin/contract/wechat.ts'
import { type Route, route, routeAfter } from '../http/server.ts'
import * as correct from './correct.ts'
import * as demo from './demo.ts'
import * as oidc from './oidc/actions.ts'
import * as passkey from './passkey.ts'
import * as resident from './resident.ts'
import * as staff from './staff.ts'
import * as wechat from './wechat/actions.ts'

export const identityRoutes: readonly Route[] = [
  route(door.residentMeGet, resident.me),
  route(door.residentPhoneCode, resident.sendPhoneCode),
  route(door.residentSignIn, resident.signIn),
  route(door.residentRegister, resident.register),
  route(byWechat.wechatGet, wechat.readWechat),
  route(byWechat.wechatBegin, wechat.beginWechat),
  routeAfter(byWechat.wechatSignIn, wechat.askWechat, wechat.signInByWechat),
  route(byWechat.wechatLeave, wechat.leaveWechat),
  route(door.residentProfilePut, resident.changeProfile),
  route(correction.residentPhonePut, correct.correctPhone),
  route(correction.residentBirthDatePut, correct.correctBirthDate),
  route(correction.residentGuardianPut, correct.correctGuardian),
  route(door.residentSignOut, resident.residentSignOut),
  route(door.residentConsents, resident.listConsents),
  route(door.residentConsentPut, resident.changeConsent),
  route(door.firstAdmin, staff.makeFirstAdmin),
  route(door.staffSignIn, staff.givePassword),
  route(door.staffTotp, staff.giveTotp),
  route(door.staffMeGet, staff.staffMe),
  route(door.staffSignOut, staff.signOut),
  route(door.staffSessions, staff.listSessions),
  route(door.staffSessionEnd, staff.endSession),
  route(door.staffPasswordPut, staff.changePassword),
  route(door.staffContactGet, staff.readContact),
  route(door.staffContactPut, staff.changeContact),
  route(door.invitationAccept, staff.acceptInvitation),
  route(key.passkeys, passkey.listPasskeys),
  route(key.passkeyBegin, passkey.beginPasskey),
  route(key.passkeyAdd, passkey.addPasskey),
  route(key.passkeyRemove, passkey.removePasskey),
  route(key.passkeyAsk, passkey.askPasskey),
  route(key.passkeySignIn, passkey.signInByPasskey),
  route(own.oidcOffers, oidc.listOffers),
  routeAfter(own.oidcBegin, oidc.askWhere, oidc.begin),
  routeAfter(own.oidcSignIn, oidc.askWho, oidc.signIn),
  route(own.oidcGet, oidc.readProvider),
  route(own.oidcPut, oidc.changeProvider),
  route(own.oidcRemove, oidc.removeProvider),
  route(own.oidcUnlink, oidc.unlink),
  route(show.demoPeople, demo.listDemoPeople),
  route(show.demoSignIn, demo.demoSignIn),
]
