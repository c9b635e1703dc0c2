/**
 * Who and what stands around a person, how they are bound and how strongly: the ecomap of case work, with those of the
 * same home nearest. Part of the assessment, and never asked for by a gate.
 * @source domain specification 6.1 (预估: ecomap/genogram, optional)
 */

/** What stands there. `kin` is family; the last three are not people but places and groups. */
export const tieKinds = ['kin', 'friend', 'neighbour', 'work', 'service', 'group'] as const
export type TieKind = (typeof tieKinds)[number]
/** How they are bound: it carries, it strains, both at once, or it was cut. */
export const tieWays = ['support', 'strain', 'mixed', 'broken'] as const
export type TieWay = (typeof tieWays)[number]
/** 1 weak, 2 middling, 3 strong. */
export const tieStrengths = [1, 2, 3] as const
export type TieStrength = (typeof tieStrengths)[number]
/** More than this nobody takes in at one look, and the drawing has no room for. */
export const mostTies = 16

export interface Tie {
  readonly id: string
  /** What the person calls them; never a full name. */
  readonly name: string
  readonly kind: TieKind
  /** What they are to the person, such as 母亲. */
  readonly relation: string
  readonly way: TieWay
  readonly strength: TieStrength
  /** Lives in the same home. */
  readonly home: boolean
}

export const isPlace = (kind: TieKind): boolean => kind === 'work' || kind === 'service' || kind === 'group'

interface Point {
  readonly x: number
  readonly y: number
}
export interface Placed {
  readonly tie: Tie
  /** Middle of its box. */
  readonly at: Point
  /** Where the line leaves the person and reaches the box. */
  readonly from: Point
  readonly to: Point
}
export interface Ecomap {
  readonly width: number
  readonly height: number
  readonly middle: Point
  /** Radius of the person. */
  readonly radius: number
  /** The line around the home; undefined where nobody lives with the person. */
  readonly home: { readonly rx: number; readonly ry: number } | undefined
  /** Size of each box. */
  readonly box: { readonly width: number; readonly height: number }
  readonly placed: readonly Placed[]
}

const size = { width: 760, height: 520 } as const
const middle: Point = { x: size.width / 2, y: size.height / 2 }
const radius = 40
const box = { width: 96, height: 44 } as const
const rings = { home: { rx: 150, ry: 112 }, far: { rx: 320, ry: 226 } } as const
const homeLine = { rx: 218, ry: 156 } as const

/** Where the line from the middle meets the box around a point. */
function edgeOf(at: Point): Point {
  const [dx, dy] = [middle.x - at.x, middle.y - at.y]
  const part = Math.min(
    dx === 0 ? Number.POSITIVE_INFINITY : box.width / 2 / Math.abs(dx),
    dy === 0 ? Number.POSITIVE_INFINITY : box.height / 2 / Math.abs(dy),
  )
  return { x: at.x + dx * part, y: at.y + dy * part }
}
const rimOf = (at: Point): Point => {
  const far = Math.hypot(at.x - middle.x, at.y - middle.y) || 1
  return {
    x: middle.x + ((at.x - middle.x) / far) * radius,
    y: middle.y + ((at.y - middle.y) / far) * radius,
  }
}

/** Spread evenly along the rim of an ellipse, the first at the top, kinds beside their like. */
function ring(ties: readonly Tie[], { rx, ry }: { readonly rx: number; readonly ry: number }): Placed[] {
  const sorted = [...ties].sort((a, b) => tieKinds.indexOf(a.kind) - tieKinds.indexOf(b.kind))
  const angles = evenAngles(sorted.length, rx, ry)
  return sorted.map((tie, n) => {
    const at = { x: middle.x + rx * Math.sin(angles[n]!), y: middle.y - ry * Math.cos(angles[n]!) }
    return { tie, at, from: rimOf(at), to: edgeOf(at) }
  })
}

const steps = 720
/** Angles at which points of an ellipse are the same way along its rim apart. */
function evenAngles(count: number, rx: number, ry: number): number[] {
  const along = [0]
  for (let n = 1; n <= steps; n += 1) {
    const [a, b] = [((n - 1) / steps) * 2 * Math.PI, (n / steps) * 2 * Math.PI]
    along.push(along[n - 1]! + Math.hypot(rx * (Math.sin(b) - Math.sin(a)), ry * (Math.cos(b) - Math.cos(a))))
  }
  const whole = along[steps]!
  return Array.from({ length: count }, (_, n) => {
    const wanted = (whole * n) / count
    return (along.findIndex((way) => way >= wanted) / steps) * 2 * Math.PI
  })
}

/** So many boxes stand around the person without touching; whoever more lives there stands outside, and is marked. */
const mostInHome = 8

/** Lays an ecomap out: the person in the middle, those of the home around them, everybody else outside. */
export function layEcomap(ties: readonly Tie[]): Ecomap {
  const home = ties.filter((tie) => tie.home).slice(0, mostInHome)
  const far = ties.filter((tie) => !home.includes(tie))
  return {
    ...{ ...size, middle, radius, box, home: home.length > 0 ? homeLine : undefined },
    placed: [...ring(home, rings.home), ...ring(far, rings.far)],
  }
}

/** A line that goes to and fro, as strain is drawn: points from one end to the other. */
export function zigzag(from: Point, to: Point): Point[] {
  const [dx, dy] = [to.x - from.x, to.y - from.y]
  const length = Math.hypot(dx, dy) || 1
  const teeth = Math.max(3, Math.round(length / 12))
  const [nx, ny] = [(-dy / length) * 5, (dx / length) * 5]
  return Array.from({ length: teeth + 1 }, (_, n) => {
    const side = n === 0 || n === teeth ? 0 : n % 2 === 0 ? -1 : 1
    return { x: from.x + (dx * n) / teeth + nx * side, y: from.y + (dy * n) / teeth + ny * side }
  })
}

/** Both lists, each tie once: where both changed one, the own stands. */
export const joinTies = (theirs: readonly Tie[], mine: readonly Tie[]): Tie[] =>
  [...mine, ...theirs.filter((one) => !mine.some(({ id }) => id === one.id))].slice(0, mostTies)
