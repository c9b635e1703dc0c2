import { Button } from 'antd'
import { useWords } from '../language.tsx'
import { Icon } from './Icon.tsx'
import { useSay } from './Say.tsx'

/** Copies; on plain http, where the clipboard is closed to pages, it copies a selection instead. */
async function copy(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text)
    return true
  } catch {
    const area = document.createElement('textarea')
    area.value = text
    document.body.append(area)
    area.select()
    const copied = document.execCommand('copy')
    area.remove()
    return copied
  }
}

export function CopyButton({ text, label, name }: { text: string; label?: string; name?: string }) {
  const { act } = useWords()
  const say = useSay()
  return (
    <Button
      icon={<Icon name="copy" size={15} />}
      {...(name ? { 'aria-label': name, title: name } : {})}
      onClick={() => void copy(text).then((yes) => say.yes(yes ? act.copied : act.copyFailed))}
    >
      {name ? null : (label ?? act.copy)}
    </Button>
  )
}
