import type { CareInput } from '@anxin/core/care/input.ts'
import type { DialogueReply, Want } from '@anxin/core/dialogue/state.ts'
import type { Ctx } from '../../../platform/ctx.ts'
import { noteProposal } from '../../selfhelp/door.ts'
import { askWorker } from '../../worklist/door.ts'
import { keepFact } from '../store-own.ts'
import type { Here } from './enter.ts'

/** What a sign means for the list; the others are a question to the resident, no more. @source domain specification 4.4 */
const toTheList: Readonly<Partial<Record<Want, CareInput>>> = {
  'flag:voices': { observed: ['suspected_psychosis_or_mania'] },
  'flag:watched': { observed: ['suspected_psychosis_or_mania'] },
  worker_task: { asks_for_human: true },
}

/** Sees to what an answer asks for beside its words; of residents with a name, for nobody else can be found again. */
export async function followUp(ctx: Ctx, here: Here, answer: DialogueReply): Promise<void> {
  const { resident, conversation } = here
  if (resident.kind !== 'registered') return
  if (resident.allows.includes('memory')) for (const fact of answer.remember) keepFact(ctx, conversation, fact)
  for (const want of answer.wants) {
    const found = toTheList[want]
    if (found) await askWorker(ctx, resident.id, found, [], 'house')
    else if (want.startsWith('suggest_scale:'))
      await noteProposal(ctx, { tenantId: resident.tenant_id, id: resident.id }, 'suggested')
    else if (want.startsWith('refused_scale:'))
      await noteProposal(ctx, { tenantId: resident.tenant_id, id: resident.id }, 'refused')
  }
}
