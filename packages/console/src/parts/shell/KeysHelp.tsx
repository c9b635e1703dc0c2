import { Dialog } from '../fill/Dialog.tsx'
import { useWords } from '../language.tsx'

/** What the keys do. */
export function KeysHelp({ close }: { close: () => void }) {
  const { crisis, bar } = useWords()
  return (
    <Dialog title={bar.keys} close={close} width={420}>
      <dl className="keys">
        {crisis.keys.map(([key, about]) => (
          <div key={key}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{about}</dd>
          </div>
        ))}
      </dl>
      <p className="hint">{crisis.keysHint}</p>
    </Dialog>
  )
}
