export { QueueCard } from './QueueCard.tsx'
export { LastThumbs } from './Thumbs.tsx'
