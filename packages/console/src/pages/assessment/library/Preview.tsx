import { useWords } from '../../../parts/language.tsx'
import type { FormPreview } from './shapes.ts'

/** The form on a small phone, as a resident will see it. */
export function Preview({ form }: { form: FormPreview | null }) {
  const { formFile: words } = useWords().assessment
  return (
    <section className="phone" aria-label={words.preview}>
      <h3>{words.preview}</h3>
      <div>
        {!form && <p className="hint">{words.previewNone}</p>}
        {form && (
          <>
            <b className="name">{form.title}</b>
            {form.mark && <em className="tag warn">{form.mark}</em>}
            <p className="stem">{form.stem}</p>
            {form.items.map((item) => (
              <div key={item.id} className="item">
                <p>{item.text}</p>
                {item.options.map((option) => (
                  <span key={option.value}>{option.label}</span>
                ))}
              </div>
            ))}
            <small>{form.notice}</small>
          </>
        )}
      </div>
    </section>
  )
}
