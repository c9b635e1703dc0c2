import { call, Refused } from '@anxin/kit/caller.ts'
import { Button } from 'antd'
import { useState } from 'react'
import { useAct } from '../../../parts/ask/doors.ts'
import { newId, useKept } from '../../../parts/ask/kept.ts'
import { ActDialog } from '../../../parts/fill/ActDialog.tsx'
import { Field } from '../../../parts/fill/Field.tsx'
import { Writing } from '../../../parts/fill/Writing.tsx'
import { useWords } from '../../../parts/language.tsx'
import { bytesOf, download } from '../../../parts/show/download.ts'
import { useSay } from '../../../parts/show/Say.tsx'
import type { RescueBoard } from '../shapes.ts'

const noWords = ''

/** The card, and the end of the search. */
export function Acts({ board, put }: { board: RescueBoard; put: (board: RescueBoard) => void }) {
  const { rescue: words } = useWords()
  const say = useSay()
  const [ending, setEnding] = useState(false)
  const print = async (): Promise<void> => {
    try {
      const { pdf, fileName } = await call('GET /api/rescue/boards/:id/card', { params: { id: board.id } })
      download(new Blob([bytesOf(pdf)], { type: 'application/pdf' }), fileName)
    } catch (error) {
      say.no(error instanceof Refused ? error : new Refused('FAULT'))
    }
  }
  return (
    <>
      {board.parts.includes('card') && <Button onClick={() => void print()}>{words.card}</Button>}
      {board.writes.includes('close') && board.closedAt === null && (
        <Button danger onClick={() => setEnding(true)}>
          {words.end}
        </Button>
      )}
      {ending && <End board={board} put={put} close={() => setEnding(false)} />}
    </>
  )
}

function End({
  board,
  put,
  close,
}: {
  board: RescueBoard
  put: (board: RescueBoard) => void
  close: () => void
}) {
  const { rescue: words } = useWords()
  const [why, setWhy, forget] = useKept(`rescueEnd.${board.id}`, noWords)
  const act = useAct('POST /api/rescue/boards/:id/close', {
    refresh: ['GET /api/rescue/boards'],
    done: (next) => {
      forget()
      put(next)
      close()
    },
  })
  return (
    <ActDialog
      title={words.end}
      about={words.endAbout}
      yes={words.end}
      danger
      ready={why.trim() !== ''}
      pending={act.isPending}
      error={act.error}
      close={close}
      send={() => act.mutate({ params: { id: board.id }, body: { why: why.trim() } })}
    >
      <Field label={words.why}>
        <Writing value={why} write={setWhy} most={4000} />
      </Field>
    </ActDialog>
  )
}

/** For whoever on crisis duty finds a board without a part: take the command, with a reason. */
export function TakeCommand({ id, put }: { id: string; put: (board: RescueBoard) => void }) {
  const { rescue: words } = useWords()
  const [open, setOpen] = useState(false)
  const [seatId] = useState(newId)
  const [why, setWhy, forget] = useKept(`command.${id}`, noWords)
  const act = useAct('POST /api/rescue/boards/:id/command', {
    refresh: ['GET /api/rescue/boards'],
    done: (board) => {
      forget()
      put(board)
    },
  })
  if (!open) return <Button onClick={() => setOpen(true)}>{words.takeCommand}</Button>
  return (
    <ActDialog
      title={words.takeCommand}
      about={words.takeCommandAbout}
      yes={words.takeCommand}
      ready={why.trim() !== ''}
      pending={act.isPending}
      error={act.error}
      close={() => setOpen(false)}
      send={() => act.mutate({ params: { id }, body: { id: seatId, why: why.trim() } })}
    >
      <Field label={words.why}>
        <Writing value={why} write={setWhy} most={4000} />
      </Field>
    </ActDialog>
  )
}
