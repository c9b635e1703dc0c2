import type { UseInfiniteQueryResult } from '@tanstack/react-query'
import { Button } from 'antd'

/** Under a list that comes a page at a time: the next page, where there is one. */
export function More({
  query,
  words,
}: {
  query: Pick<UseInfiniteQueryResult, 'hasNextPage' | 'isFetchingNextPage' | 'fetchNextPage'>
  words: string
}) {
  if (!query.hasNextPage) return null
  return (
    <p className="more">
      <Button loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
        {words}
      </Button>
    </p>
  )
}
