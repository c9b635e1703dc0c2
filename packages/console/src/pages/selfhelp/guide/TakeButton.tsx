import { Button, Popconfirm } from 'antd'
import { useAct } from '../../../parts/ask/doors.ts'
import { useWords } from '../../../parts/language.tsx'
import { useSay } from '../../../parts/show/Say.tsx'
import type { Walker } from '../shapes.ts'

/** Becomes the helper of somebody who waits. */
export function TakeButton({ walker, taken }: { walker: Walker; taken: (id: string) => void }) {
  const { guide: words } = useWords().selfhelp
  const say = useSay()
  const act = useAct('POST /api/selfhelp/helper/programmes/:id/take', {
    refresh: ['GET /api/selfhelp/helper/programmes'],
    done: ({ row }) => {
      say.yes(words.taken(row.name ?? words.person))
      taken(row.id)
    },
  })
  return (
    <Popconfirm
      title={words.take}
      description={words.takeAsk}
      okText={words.take}
      placement="left"
      onConfirm={() => act.mutate({ params: { id: walker.id } }, { onError: say.no })}
    >
      <Button size="small" type="primary" loading={act.isPending}>
        {words.take}
      </Button>
    </Popconfirm>
  )
}
