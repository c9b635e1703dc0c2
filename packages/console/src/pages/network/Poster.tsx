import { useQuery } from '@tanstack/react-query'
import { Button, Segmented } from 'antd'
import { QRCodeSVG } from 'qrcode.react'
import { useState } from 'react'
import { reading } from '../../parts/ask/doors.ts'
import { Dialog } from '../../parts/fill/Dialog.tsx'
import { useWords } from '../../parts/language.tsx'
import { CopyButton } from '../../parts/show/CopyButton.tsx'
import { bytesOf, download } from '../../parts/show/download.ts'
import { Icon } from '../../parts/show/Icon.tsx'
import { Shown } from '../../parts/show/States.tsx'
import type { Unit } from './units.ts'

type Written = 'zh' | 'zh-Hant'

/** The cabin's link as a code to scan, and the page to hang up. */
export function Poster({ unit, close }: { unit: Unit; close: () => void }) {
  const { tree } = useWords().network
  const [written, setWritten] = useState<Written>('zh')
  const query = useQuery(reading('GET /api/network/units/:id/poster', { id: unit.id, written }))
  return (
    <Dialog title={tree.posterTitle(unit.name)} close={close}>
      <Segmented
        aria-label={tree.posterWritten}
        options={tree.posterWays}
        value={written}
        onChange={setWritten}
      />
      <Shown query={query}>
        {({ fileName, link, pdf }) => (
          <div className="asking poster">
            <p className="about">{tree.posterAbout}</p>
            <QRCodeSVG value={link} size={200} title={tree.posterTitle(unit.name)} />
            <div className="link-box">
              <code>{link}</code>
              <CopyButton text={link} />
            </div>
            {!unit.phone && <p className="hint">{tree.posterNoPhone}</p>}
            <Button
              type="primary"
              icon={<Icon name="download" size={16} />}
              onClick={() => download(new Blob([bytesOf(pdf)], { type: 'application/pdf' }), fileName)}
            >
              {tree.posterDownload}
            </Button>
          </div>
        )}
      </Shown>
    </Dialog>
  )
}
