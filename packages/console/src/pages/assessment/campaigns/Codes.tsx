import { Button } from 'antd'
import { Dialog } from '../../../parts/fill/Dialog.tsx'
import { useWords } from '../../../parts/language.tsx'
import { CopyButton } from '../../../parts/show/CopyButton.tsx'
import { csvOf } from '../../../parts/show/csv.ts'
import { download } from '../../../parts/show/download.ts'
import { Icon } from '../../../parts/show/Icon.tsx'
import { useSay } from '../../../parts/show/Say.tsx'
import type { Opened } from './AddCampaign.tsx'

/** As many as can be looked over; the file holds all. */
const inSight = 60

/** The invitation codes, in sight this once. */
export function Codes({ campaign, codes, close }: Opened & { close: () => void }) {
  const { codes: words } = useWords().assessment.campaigns
  const say = useSay()
  const linkOf = (code: string): string => `${location.origin}/check?code=${code}`
  const save = (): void => {
    const rows = codes.map((code) => [code, linkOf(code)])
    download(csvOf([[words.column, words.link], ...rows]), `${campaign.title}.csv`)
    say.yes(words.downloaded)
  }
  return (
    <Dialog
      title={words.title(codes.length)}
      close={close}
      width={620}
      footer={
        <>
          {codes.length > 0 && <CopyButton text={codes.join('\n')} label={words.copy} />}
          {codes.length > 0 && (
            <Button icon={<Icon name="download" size={16} />} onClick={save}>
              {words.download}
            </Button>
          )}
          <Button type="primary" onClick={close}>
            {words.kept}
          </Button>
        </>
      }
    >
      <div className="codes">
        <p className="needs" role="status">
          {codes.length > 0 ? words.once : words.again}
        </p>
        <ul className="n">
          {codes.slice(0, inSight).map((code) => (
            <li key={code}>
              <code>{code}</code>
            </li>
          ))}
          {codes.length > inSight && <li>…</li>}
        </ul>
      </div>
    </Dialog>
  )
}
