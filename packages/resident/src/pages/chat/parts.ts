import { later } from './later.tsx'

/** What stands beside the conversation comes in one file after it: the first load stays small. */
const aid = () => import('./aid/Aid.tsx')

export const DraftHelp = later(() => aid().then((part) => part.DraftHelp))
export const LastDay = later(() => aid().then((part) => part.LastDay))
export const Mic = later(() => aid().then((part) => part.Mic))
export const MicSays = later(() => aid().then((part) => part.MicSays))
export const QueueCard = later(() => aid().then((part) => part.QueueCard))
export const QuickLeave = later(() => aid().then((part) => part.QuickLeave))
export const Rest = later(() => aid().then((part) => part.Rest))
export const Spoken = later(() => aid().then((part) => part.Spoken))
export const Watch = later(() => aid().then((part) => part.Watch))
export const Thumbs = later(() => aid().then((part) => part.Thumbs))
