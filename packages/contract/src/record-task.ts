import { z } from 'zod'
import { checkIn } from './casework-check-in.ts'
import { taskRoles } from './casework-tasks.ts'
import { endpoint } from './endpoint.ts'
import { ratingSaid } from './record-rating.ts'
import { byId } from './shapes.ts'

export const taskAnswer = endpoint({
  method: 'POST',
  path: '/api/record/tasks/:id/answers',
  about:
    'Whoever was given a task that asks writes down what the person answered, also a volunteer, who sees nothing of the case. Words of danger call whoever is on duty in the same transaction. Safe to repeat.',
  who: taskRoles,
  audit: 'record.task_answered',
  params: byId,
  body: z.discriminatedUnion('asks', [
    z.object({ asks: z.literal('rating'), said: ratingSaid }),
    z.object({ asks: z.literal('check_in'), said: checkIn }),
  ]),
  reply: z.object({ danger: z.boolean() }),
})
