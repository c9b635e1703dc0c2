import './aid.css'

export { QueueCard } from '../waiting/QueueCard.tsx'
export { Thumbs } from '../waiting/Thumbs.tsx'
export { DraftHelp } from './DraftHelp.tsx'
export { Mic, MicSays } from './Mic.tsx'
export { Rest } from './Rest.tsx'
export { Spoken } from './Spoken.tsx'
export { Watch } from './Watch.tsx'
