import { Component, type ComponentChildren, type JSX } from 'preact'
import { HelpCard } from '../calls/HelpCard.tsx'
import { Mark } from '../drawn/Mark.tsx'
import { path } from '../router.ts'
import { w } from '../words.ts'

interface Held {
  readonly broken: boolean
  readonly at: string
}

export const Broken = (): JSX.Element => {
  const { broken } = w.value
  return (
    <main id="main" class="page broken">
      <Mark size="l" />
      <h1 tabIndex={-1}>{broken.title}</h1>
      <p>{broken.lead}</p>
      <HelpCard />
      <p class="row">
        <button type="button" class="btn" onClick={() => location.reload()}>
          {broken.reload}
        </button>
        <a class="btn btn-quiet" href="/help.html">
          {broken.card}
        </a>
      </p>
    </main>
  )
}

/** When a page breaks, the numbers to call are what is left standing. */
export class Boundary extends Component<{ children: ComponentChildren }, Held> {
  override state: Held = { broken: false, at: path.value }

  static override getDerivedStateFromError(): Partial<Held> {
    return { broken: true, at: path.value }
  }

  override componentDidUpdate(): void {
    if (this.state.broken && this.state.at !== path.value) this.setState({ broken: false, at: path.value })
  }

  override render(): ComponentChildren {
    return this.state.broken ? <Broken /> : this.props.children
  }
}
