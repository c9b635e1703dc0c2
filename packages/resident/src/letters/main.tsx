import { render } from 'preact'
import { showElder } from '../device/settings.ts'
import { loadTongue, shownTongue } from '../parts/words.ts'
// a copy of its own: shared with the first page it would be loaded after what must override it
import '../style/base.css?letters'
import '../style/forms.css?letters'
import './letters.css'

/** Pages with a door of their own: they cost the first page of the house nothing. The secret stays behind the #. */
async function open(): Promise<void> {
  showElder()
  await loadTongue()
  document.documentElement.lang = shownTongue.value
  const root = document.getElementById('app')
  if (!root) return
  const [kind, secret = ''] = location.hash.slice(1).split('.')
  const { default: Page } =
    kind === 'l'
      ? await import('./Hospital.tsx')
      : kind === 'b'
        ? await import('./Bureau.tsx')
        : await import('./Own.tsx')
  root.textContent = ''
  render(<Page secret={secret} />, root)
}

void open()
