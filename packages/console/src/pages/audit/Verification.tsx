import { call, type Refused } from '@anxin/kit/caller.ts'
import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import '../../styles/cards.css'
import type { Reply } from '../../parts/ask/doors.ts'
import { mayEnter, useMe } from '../../parts/ask/who.ts'
import { useWords } from '../../parts/language.tsx'
import { Icon } from '../../parts/show/Icon.tsx'
import { RefusalLine } from '../../parts/show/Refusal.tsx'

/** Computes the chain again when asked, and says whether it holds. */
export function Verification() {
  const { audit: words } = useWords()
  const me = useMe()
  const query = useQuery<Reply<'GET /api/audit/verification'>, Refused>({
    queryKey: ['GET /api/audit/verification'],
    queryFn: () => call('GET /api/audit/verification', { timeoutMs: 120_000 }),
    enabled: false,
    retry: false,
  })
  const found = query.data
  if (!mayEnter(me, 'audit')) return null
  return (
    <section className={found && !found.holds ? 'panel chain bad' : 'panel chain'} aria-live="polite">
      <Icon name="shield" size={26} />
      <div>
        {found && !query.isFetching ? (
          <>
            <b className={found.holds ? '' : 'late'}>
              {found.holds ? words.holds : words.broken(found.firstBroken ?? 0)}
            </b>
            <p className="n">
              {found.holds
                ? [
                    words.links(found.links),
                    ...(found.removed > 0 ? [words.removed(found.removed)] : []),
                    words.waiting(found.waiting),
                  ].join('　')
                : words.brokenAbout}
              {found.head && (
                <>
                  {'　'}
                  {words.head} <code title={found.head}>{found.head.slice(0, 16)}</code>
                </>
              )}
            </p>
          </>
        ) : (
          <b>{query.isFetching ? words.verifying : words.verify}</b>
        )}
        <RefusalLine error={query.error} />
      </div>
      <Button
        type={found ? 'default' : 'primary'}
        loading={query.isFetching}
        onClick={() => void query.refetch()}
      >
        {words.verify}
      </Button>
    </section>
  )
}
