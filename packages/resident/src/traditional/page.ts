import { simplified, variants } from 'virtual:traditional'
import { hearReplies } from '@anxin/kit/caller.ts'
import { type ComponentChildren, Fragment, options, type VNode } from 'preact'
import { namesIn, traditionalWriter } from './convert.ts'

const { write, keep } = traditionalWriter(simplified, variants)
const read = ['title', 'aria-label', 'aria-description', 'placeholder', 'alt', 'label'] as const

const written = (children: ComponentChildren): ComponentChildren =>
  typeof children === 'string' ? write(children) : Array.isArray(children) ? children.map(written) : children

let on = false

/**
 * Draws in traditional characters from now on, or no longer; what is drawn already has to be drawn anew.
 * @returns how to write what the page does not draw (its title, a question of the browser's)
 */
export function writeTraditional(wanted: boolean): ((text: string) => string) | undefined {
  on = wanted
  return wanted ? write : undefined
}

const before = options.vnode
/**
 * Every text the page draws passes here, whether it is the page's own or the house said it. Not what somebody
 * typed: a field's value is no child, and a line of one's own says `translate={false}`; nor what says it is simplified.
 */
options.vnode = (vnode: VNode) => {
  before?.(vnode)
  if (!on || (typeof vnode.type !== 'string' && vnode.type !== Fragment)) return
  const props = vnode.props as Record<string, unknown> & { children?: ComponentChildren }
  if (props.translate === false || props.lang === 'zh-CN') return
  if (vnode.type !== 'textarea' && props.children !== undefined) props.children = written(props.children)
  for (const key of read) if (typeof props[key] === 'string') props[key] = write(props[key])
}
hearReplies((reply) => {
  for (const name of namesIn(reply)) keep(name)
})
