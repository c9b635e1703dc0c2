import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { mayEnter, useMe } from '../../../parts/ask/who.ts'
import { useWords } from '../../../parts/language.tsx'

/** From where somebody is met to the page that looks first and opens then; where they came from goes along. */
export function OpenCaseLink({
  name,
  source,
  from,
}: {
  name: string | null
  source: 'worklist' | 'crisis' | 'referral' | 'report'
  from: string
}) {
  const { casework } = useWords()
  const me = useMe()
  if (!name || !mayEnter(me, 'cases')) return null
  return (
    <Link to="/cases/new" search={{ name, source, from }}>
      <Button tabIndex={-1}>{casework.list.open}</Button>
    </Link>
  )
}
