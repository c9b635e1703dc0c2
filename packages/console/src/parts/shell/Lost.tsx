import { type ErrorComponentProps, Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { useWords } from '../language.tsx'
import { Nothing } from '../show/States.tsx'

/** An address that leads nowhere. */
export function Lost() {
  const { state } = useWords()
  return (
    <main className="page">
      <Nothing title={state.lost} about={state.lostAbout}>
        <Link to="/" className="link">
          {state.home}
        </Link>
      </Nothing>
    </main>
  )
}

/** A page that failed, also when a new version has replaced its files: loading it anew mends that. */
export function Broken({ reset }: ErrorComponentProps) {
  const { state } = useWords()
  return (
    <main className="page">
      <Nothing title={state.broken} about={state.brokenAbout}>
        <Button
          type="primary"
          onClick={() => {
            reset()
            location.reload()
          }}
        >
          {state.again}
        </Button>
      </Nothing>
    </main>
  )
}
