import { useWords } from '../../parts/language.tsx'

/** A code of the house in words; one without words stays as it is. */
export function useCode(): (code: string) => string {
  const { codes } = useWords().safeguard
  const known: Readonly<Record<string, string>> = codes
  return (code) => known[code] ?? code
}
