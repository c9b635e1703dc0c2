/**
 * What a volunteer has learnt before they talk with people on their own: values and secrecy, data, psychological first
 * aid, listening and passing on. @source domain specification 7.1, 7.3 (home-call)
 */
export const toTalk = ['C-BASE', 'C-DATA', 'C-PFA', 'C-LIS'] as const

/** Certificates asked of somebody before they call on people or ring them: of volunteers; a profession or a post stands for it. */
export const dutiesToTalk = (roles: readonly string[]): readonly (typeof toTalk)[number][] =>
  roles.includes('volunteer') && roles.every((role) => role === 'volunteer') ? toTalk : []
