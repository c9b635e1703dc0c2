import type { ModuleCode } from '@anxin/core/selfhelp/codes.ts'
import { admit } from '@anxin/core/selfhelp/gate.ts'
import { isModuleCode } from '@anxin/core/selfhelp/modules/registry.ts'
import type { JSX } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { loadMoods } from '../../device/moods.ts'
import { TopBar } from '../../parts/frame/TopBar.tsx'
import { Loading } from '../../parts/Notice.tsx'
import { back, go, query } from '../../parts/router.ts'
import { shownLocale } from '../../parts/words.ts'
import { loadBook } from '../../selfhelp/book.ts'
import { standing } from '../../selfhelp/danger.ts'
import { propose } from '../../selfhelp/proposal.ts'
import { Leaves } from './list/Leaves.tsx'
import { List } from './list/List.tsx'
import { NotNow } from './player/NotNow.tsx'
import { Player } from './player/Player.tsx'
import { loadToolsTongue, t, wordsOf } from './words.ts'
import '../breathe/breathe.css'
import './list/tools.css'
import './player/player.css'

type View =
  | { readonly at: 'list' }
  | { readonly at: 'leaves' }
  | { readonly at: 'play'; readonly code: ModuleCode; readonly fromChat: boolean }

function viewOf(search: string): View {
  const asked = new URLSearchParams(search)
  const code = asked.get('m') ?? ''
  if (isModuleCode(code)) return { at: 'play', code, fromChat: asked.get('from') === 'chat' }
  return asked.has('leaves') ? { at: 'leaves' } : { at: 'list' }
}

const Inside = ({ view }: { view: View }): JSX.Element => {
  if (view.at === 'list') return <List />
  if (view.at === 'leaves') return <Leaves />
  const admission = admit(view.code, standing())
  if (admission !== 'welcome') return <NotNow personFirst={admission === 'person_first'} />
  return <Player key={view.code} code={view.code} fromChat={view.fromChat} />
}

const titleOf = (view: View): string =>
  view.at === 'list' ? t.value.title : view.at === 'leaves' ? t.value.leaves.title : wordsOf(view.code).title

const ToolsPage = (): JSX.Element => {
  const [ready, setReady] = useState(false)
  const view = viewOf(query.value)
  useEffect(() => {
    void Promise.all([loadBook(), loadMoods(), loadToolsTongue()]).then(() => {
      propose()
      setReady(true)
    })
  }, [])
  useEffect(() => {
    void loadToolsTongue()
  }, [shownLocale.value])
  useEffect(() => {
    if (ready) scrollTo(0, 0)
  }, [query.value])
  return (
    <>
      <TopBar title={titleOf(view)} onBack={view.at === 'list' ? back : () => go('/tools')} />
      <main id="main" class={`page tools-page tools-${view.at}`} tabIndex={-1}>
        {ready ? <Inside view={view} /> : <Loading />}
      </main>
    </>
  )
}

export default ToolsPage
