import type { PeopleMap, Weighed } from '@anxin/core/selfhelp/player.ts'
import type { JSX } from 'preact'
import { Icon } from '../../../../parts/drawn/Icon.tsx'
import { Field } from '../../../../parts/Field.tsx'
import { t } from '../../words.ts'
import type { Given } from '../given.ts'

const blank: Weighed = { text: '', good: '', hard: '' }
const least = 3

/** Ways to solve something, what is good and hard in each, and the one that is taken. */
export const Weigh = ({ step, answer, onHold }: Given): JSX.Element => {
  const { weigh } = t.value
  const held =
    answer !== null && typeof answer === 'object' && 'options' in answer
      ? answer
      : { options: Array.from({ length: least }, () => blank), chosen: null }
  const change = (at: number, part: Partial<Weighed>): void =>
    onHold({ ...held, options: held.options.map((one, n) => (n === at ? { ...one, ...part } : one)) })
  return (
    <div class="ways">
      {held.options.map((one, at) => (
        <fieldset key={`way ${at}`} class={held.chosen === at ? 'way way-on' : 'way'}>
          <legend class="gone">{weigh.option(at + 1)}</legend>
          <Field
            label={weigh.option(at + 1)}
            value={one.text}
            maxLength={120}
            onText={(text) => change(at, { text })}
          />
          {one.text.trim() && (
            <>
              <div class="two">
                <Field
                  label={weigh.good}
                  value={one.good}
                  maxLength={120}
                  onText={(good) => change(at, { good })}
                />
                <Field
                  label={weigh.hard}
                  value={one.hard}
                  maxLength={120}
                  onText={(hard) => change(at, { hard })}
                />
              </div>
              <button
                type="button"
                class="btn btn-quiet"
                aria-pressed={held.chosen === at}
                onClick={() => onHold({ ...held, chosen: held.chosen === at ? null : at })}
              >
                {held.chosen === at && <Icon name="check" size="s" />}
                {held.chosen === at ? weigh.chosen : weigh.choose}
              </button>
            </>
          )}
        </fieldset>
      ))}
      {held.options.length < (step.most ?? least) && (
        <button
          type="button"
          class="link"
          onClick={() => onHold({ ...held, options: [...held.options, blank] })}
        >
          <Icon name="plus" size="s" />
          {weigh.add}
        </button>
      )}
    </div>
  )
}

const namesIn = (text: string): string[] =>
  text
    .split(/[\s、，,]+/)
    .filter((name) => name.length > 0)
    .slice(0, 6)

/** Names around oneself, on the ring of how near they are. */
const Rings = ({ map, me }: { map: PeopleMap; me: string }): JSX.Element => {
  const rings = [
    { names: namesIn(map.near), r: 44 },
    { names: namesIn(map.sometimes), r: 84 },
    { names: namesIn(map.could), r: 122 },
  ]
  return (
    <svg class="rings" viewBox="0 0 300 280" aria-hidden="true">
      {[122, 84, 44].map((r, n) => (
        <circle key={r} cx="150" cy="140" r={r} fill={['#F3F6F2', '#E8F2EC', '#D3E6DB'][n]} />
      ))}
      <circle cx="150" cy="140" r="19" fill="#E2A03F" />
      <text x="150" y="145" text-anchor="middle" font-size="14" font-weight="700" fill="#16302b">
        {me}
      </text>
      {rings.flatMap(({ names, r }, ring) =>
        names.map((name, n) => {
          const turn = (n / names.length) * 2 * Math.PI - Math.PI / 2 + ring * 0.5
          const [x, y] = [150 + Math.cos(turn) * r, 140 + Math.sin(turn) * r]
          return (
            <g key={`${ring}.${name}.${n}`}>
              <circle cx={x} cy={y} r="5" fill="#2B6A57" />
              <text x={x} y={y - 9} text-anchor="middle" font-size="13" fill="#16302b">
                {name.slice(0, 6)}
              </text>
            </g>
          )
        }),
      )}
    </svg>
  )
}

export const People = ({ answer, onHold }: Given): JSX.Element => {
  const { people } = t.value
  const map: PeopleMap =
    answer !== null && typeof answer === 'object' && 'near' in answer
      ? answer
      : { near: '', sometimes: '', could: '' }
  return (
    <div class="people">
      <Rings map={map} me={people.me} />
      <div class="form">
        {(['near', 'sometimes', 'could'] as const).map((ring, at) => (
          <Field
            key={ring}
            label={people[ring]}
            hint={at === 0 ? people.hint : undefined}
            value={map[ring]}
            maxLength={80}
            onText={(text) => onHold({ ...map, [ring]: text })}
          />
        ))}
      </div>
    </div>
  )
}
