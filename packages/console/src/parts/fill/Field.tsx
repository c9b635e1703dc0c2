import { cloneElement, type ReactElement, type ReactNode, useId } from 'react'

interface Control {
  id?: string
  status?: 'error' | ''
  'aria-describedby'?: string
}

/** A labelled control. The hint and the mistake are read out with it. */
export function Field({
  label,
  hint,
  wrong,
  wide,
  children,
}: {
  label: string
  hint?: ReactNode
  wrong?: string | false | undefined
  wide?: boolean
  children: ReactElement<Control>
}) {
  const id = useId()
  const about = `${id}-about`
  const described = hint || wrong ? { 'aria-describedby': about } : {}
  return (
    <div className={wide ? 'field wide' : 'field'}>
      <label htmlFor={id}>{label}</label>
      {cloneElement(children, { id, ...(wrong ? { status: 'error' as const } : {}), ...described })}
      {(hint || wrong) && (
        <p id={about} className={wrong ? 'wrong' : 'hint'}>
          {wrong || hint}
        </p>
      )}
    </div>
  )
}

/** Controls that answer one question together. */
export function Group({ label, hint, children }: { label: string; hint?: string; children: ReactNode }) {
  return (
    <fieldset className="field">
      <legend>{label}</legend>
      {children}
      {hint && <p className="hint">{hint}</p>}
    </fieldset>
  )
}
