import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { reading, useAct } from '../../parts/ask/doors.ts'
import { useWords } from '../../parts/language.tsx'
import { RefusalLine } from '../../parts/show/Refusal.tsx'
import { keepRequest } from './oidc.ts'

/** The agencies’ own sign-ins, where there are any. */
export function Offers({ back }: { back: string | undefined }) {
  const { identity } = useWords()
  const { data } = useQuery(reading('GET /api/identity/staff/oidc'))
  const begin = useAct('POST /api/identity/staff/oidc-requests', {
    done: ({ url, ticket }) => {
      keepRequest({ ticket, ...(back ? { back } : {}) })
      location.assign(url)
    },
  })
  if (!data || data.offers.length === 0) return null
  return (
    <div className="by-passkey">
      <span className="or">{identity.or}</span>
      {data.offers.map(({ id, label }) => (
        <Button
          key={id}
          size="large"
          block
          loading={begin.isPending && begin.variables?.body?.id === id}
          onClick={() => begin.mutate({ body: { id } })}
        >
          {identity.oidc.by(label)}
        </Button>
      ))}
      <RefusalLine error={begin.error} />
    </div>
  )
}
