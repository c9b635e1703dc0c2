import type { Body, Reply } from '../../parts/ask/doors.ts'

export type Board = Reply<'GET /api/quality/board'>
export type Figures = Board['whole']
export type Agreement = Board['agreement']['detects']
export type Sample = Reply<'GET /api/quality/samples'>['rows'][number]
export type SampleLine = Reply<'GET /api/quality/samples/:id'>['lines'][number]
export type Reading = Body<'PUT /api/quality/samples/:id/reading'>['reading']
export type Dimension = keyof Reading
export type Rating = Reading[Dimension]
export type Dossier = Reply<'GET /api/quality/dossier'>
export type DossierAge = Dossier['ages'][number]['age']
export type DossierFigure = keyof Dossier['whole']
export type DossierLimits = Dossier['limits']
export type Template = Reply<'GET /api/quality/templates'>['templates'][number]

/** In the order of the contract, which is loaded for its types only. */
export const dimensions = [
  'detects',
  'confirms',
  'guides',
  'supports',
  'bounds',
] as const satisfies readonly Dimension[]
export const ratings = ['best', 'suboptimal', 'harm', 'na'] as const satisfies readonly Rating[]
