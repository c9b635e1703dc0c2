import type { ComponentType, JSX } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { Broken } from '../parts/frame/Boundary.tsx'
import { Loading } from '../parts/Notice.tsx'

type Loader = () => Promise<{ readonly default: ComponentType }>

/** A page that comes in its own file. When the file cannot be had, the numbers to call stand in its place. */
export function pageFrom(loader: Loader): ComponentType {
  let ready: ComponentType | null = null
  const Page = (): JSX.Element => {
    const [Inner, setInner] = useState<ComponentType | null>(() => ready)
    const [failed, setFailed] = useState(false)
    useEffect(() => {
      if (ready) return
      loader().then(
        (file) => {
          ready = file.default
          setInner(() => file.default)
        },
        () => setFailed(true),
      )
    }, [])
    if (failed) return <Broken />
    return Inner ? <Inner /> : <Loading />
  }
  return Page
}
