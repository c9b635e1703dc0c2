import './aid.css'

export { DraftHelp } from './DraftHelp.tsx'
export { Mic, MicSays } from './Mic.tsx'
export { Rest } from './Rest.tsx'
export { Spoken } from './Spoken.tsx'
