// Makes the shapes of the real counties that the map of the overview draws, a file for each state, from the npm package
// us-atlas (ISC license; boundaries of the US Census Bureau, edition of 2017, in the public domain). To make them again:
//
//   npm pack us-atlas@3.0.1 && tar xzf us-atlas-3.0.1.tgz
//   node checks/county-shapes.mjs package/counties-albers-10m.json gateway/src/main/resources/county-shapes
//
// The same package gives the same bytes. XF.csv has the shapes of the invented state: it was written by hand and stays.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const [atlasFile, folder] = process.argv.slice(2)
if (!folder) throw new Error('Say counties-albers-10m.json and the folder to write to.')

// What the drawing of a state has room for, in its own units; one line of writing is LINE high.
const WIDTH = 620
const HIGHEST = 520
const INVENTED_HEIGHT = 270
// Half the side of what stands for a point, in tenths.
const POINT = 20
const SQUARE = [[2 * POINT, 0], [0, 2 * POINT], [-2 * POINT, 0]]
const MARGIN = 6
const LINE = 14
// How wide a place for two lines has to be before one line alone is not better off.
const ENOUGH_FOR_TWO = 28
// A corner whose triangle with its neighbors is smaller than this is left out, and so is an island.
const SMALLEST_CORNER = 0.8
const SMALLEST_ISLAND = 6
// From this number on, the codes of a state's counties are those of cities that belong to no county.
const FIRST_CITY = 510

const STATES = {
  '01': 'AL', '02': 'AK', '04': 'AZ', '05': 'AR', '06': 'CA', '08': 'CO', '09': 'CT', 10: 'DE', 11: 'DC', 12: 'FL',
  13: 'GA', 15: 'HI', 16: 'ID', 17: 'IL', 18: 'IN', 19: 'IA', 20: 'KS', 21: 'KY', 22: 'LA', 23: 'ME', 24: 'MD', 25: 'MA',
  26: 'MI', 27: 'MN', 28: 'MS', 29: 'MO', 30: 'MT', 31: 'NE', 32: 'NV', 33: 'NH', 34: 'NJ', 35: 'NM', 36: 'NY', 37: 'NC',
  38: 'ND', 39: 'OH', 40: 'OK', 41: 'OR', 42: 'PA', 44: 'RI', 45: 'SC', 46: 'SD', 47: 'TN', 48: 'TX', 49: 'UT', 50: 'VT',
  51: 'VA', 53: 'WA', 54: 'WV', 55: 'WI', 56: 'WY',
}

const atlas = JSON.parse(readFileSync(atlasFile, 'utf8'))
const { scale, translate } = atlas.transform
// TopoJSON writes each point of an arc as the step from the one before.
const arcs = atlas.arcs.map((arc) => {
  let x = 0
  let y = 0
  return arc.map(([dx, dy]) => [(x += dx) * scale[0] + translate[0], (y += dy) * scale[1] + translate[1]])
})

const polygons = (county) => (county.type === 'Polygon' ? [county.arcs] : county.arcs)
const arcNumber = (arc) => (arc < 0 ? ~arc : arc)
const area = (ring) =>
  Math.abs(ring.reduce((sum, [x, y], i) => sum + x * ring[(i + 1) % ring.length][1] - ring[(i + 1) % ring.length][0] * y, 0) / 2)

// Takes away the least visible corner until none is small (Visvalingam); the ends of an arc stay, so neighbors still meet.
function simplified(points) {
  const kept = [...points]
  const closed = points[0][0] === points.at(-1)[0] && points[0][1] === points.at(-1)[1]
  while (kept.length > (closed ? 4 : 2)) {
    let least = 1
    let size = Infinity
    for (let i = 1; i < kept.length - 1; i++) {
      const corner = area([kept[i - 1], kept[i], kept[i + 1]])
      if (corner < size) [least, size] = [i, corner]
    }
    if (size >= SMALLEST_CORNER) break
    kept.splice(least, 1)
  }
  return kept
}

// Where a horizontal line at height y is inside of the rings, as pairs of left and right.
function inside(rings, y) {
  const crossings = rings
    .flatMap((ring) => ring.map((from, i) => [from, ring[(i + 1) % ring.length]]))
    .filter(([from, to]) => from[1] <= y !== to[1] <= y)
    .map(([from, to]) => from[0] + ((y - from[1]) / (to[1] - from[1])) * (to[0] - from[0]))
    .sort((a, b) => a - b)
  return crossings.filter((_, i) => i % 2 === 0).map((left, i) => [left, crossings[2 * i + 1]])
}

// The widest place that is inside from `top` to `top + height`.
function widest(rings, top, height) {
  const steps = Math.ceil(height / 3)
  let places = inside(rings, top)
  for (let i = 1; i <= steps; i++) {
    const line = inside(rings, top + (i * height) / steps)
    places = places.flatMap(([a, b]) =>
      line.map(([c, d]) => [Math.max(a, c), Math.min(b, d)]).filter(([left, right]) => left < right))
  }
  return places.reduce((most, place) => (place[1] - place[0] > most[1] - most[0] ? place : most), [0, 0])
}

// Where lines of writing stand best: the middle, the line on which the first is written, and how wide they may be.
function place(rings, lines) {
  const ys = rings.flatMap((ring) => ring.map(([, y]) => y))
  let best = { x: 0, y: 0, room: 0 }
  for (let top = Math.min(...ys) + 1; top + lines * LINE <= Math.max(...ys); top += 1) {
    const [left, right] = widest(rings, top, lines * LINE)
    if (right - left > best.room) {
      best = { x: Math.round((left + right) / 2), y: Math.round(top + LINE - 3), room: Math.floor(right - left) }
    }
  }
  return best
}

const tenths = (value) => Math.round(value * 10)
const written = (value) => String(value / 10).replace(/^(-?)0\./, '$1.')

// One ring after another; a hole is left open by the rule that the page draws with. What is only a point in the source, as a
// small city may be, becomes a small square.
function path(rings) {
  const outlines = rings.map((ring) => ring.map(([x, y]) => [tenths(x), tenths(y)]))
  const drawn = outlines.map(outline).filter((text) => text !== '')
  if (drawn.length > 0) return drawn.join('').replaceAll(' -', '-')
  const [x, y] = outlines[0][0]
  return `M${written(x - POINT)} ${written(y - POINT)}l${SQUARE.map((step) => step.map(written).join(' ')).join(' ')}z`.replaceAll(' -', '-')
}

function outline(points) {
  const steps = points.slice(1).map(([x, y], i) => [x - points[i][0], y - points[i][1]]).filter(([dx, dy]) => dx !== 0 || dy !== 0)
  if (steps.length < 2) return ''
  return `M${points[0].map(written).join(' ')}l${steps.map((step) => step.map(written).join(' ')).join(' ')}z`
}

function drawn(counties) {
  const numbers = new Set(counties.flatMap((county) => polygons(county).flat(2).map(arcNumber)))
  const points = [...numbers].flatMap((number) => arcs[number])
  // Not by Math.min(...): a state has more points than a call may have arguments.
  const [left, top, right, bottom] = points.reduce(
    ([l, t, r, b], [x, y]) => [Math.min(l, x), Math.min(t, y), Math.max(r, x), Math.max(b, y)],
    [Infinity, Infinity, -Infinity, -Infinity])
  const factor = Math.min((WIDTH - 2 * MARGIN) / (right - left), (HIGHEST - 2 * MARGIN) / (bottom - top))
  const shift = (WIDTH - factor * (right - left)) / 2
  const here = new Map([...numbers].map((number) =>
    [number, simplified(arcs[number].map(([x, y]) => [shift + (x - left) * factor, MARGIN + (y - top) * factor]))]))
  const ring = (parts) =>
    parts.flatMap((arc) => (arc < 0 ? [...here.get(~arc)].reverse() : here.get(arc)).slice(0, -1))
  return {
    height: Math.ceil(factor * (bottom - top) + 2 * MARGIN),
    rings: (county) => {
      const all = polygons(county).map((polygon) => polygon.map(ring)).sort((a, b) => area(b[0]) - area(a[0]))
      return all.filter((polygon, i) => i === 0 || area(polygon[0]) >= SMALLEST_ISLAND).flat()
    },
  }
}

const quoted = (text) => (/[",]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)

function file(counties) {
  const drawing = drawn(counties)
  const names = counties.map((county) => county.properties.name)
  const rows = counties.map((county) => {
    const name = county.properties.name
    const ofCounty = Number(county.id.slice(2)) < FIRST_CITY
    const shared = names.filter((other) => other === name).length > 1
    const rings = drawing.rings(county)
    const two = place(rings, 2)
    const one = place(rings, 1)
    const at = two.room >= ENOUGH_FOR_TWO ? two : one
    const lines = at === two ? 2 : one.room > 0 ? 1 : 0
    return [county.id, quoted(shared && !ofCounty ? `${name} city` : name), path(rings), at.x, at.y, at.room, lines].join(',')
  })
  const text = [
    `# Made by checks/county-shapes.mjs from us-atlas 3.0.1 (US Census Bureau, 2017). Units of the drawing, ${WIDTH} wide.`,
    'fips,county,path,x,y,room,lines',
    ...rows,
    '',
  ].join('\n')
  return { text, height: drawing.height }
}

mkdirSync(folder, { recursive: true })
const all = atlas.objects.counties.geometries.filter((county) => county.arcs)
const heights = { XF: INVENTED_HEIGHT }
for (const [code, state] of Object.entries(STATES)) {
  const counties = all.filter((county) => county.id.startsWith(code)).sort((a, b) => (a.id < b.id ? -1 : 1))
  const { text, height } = file(counties)
  writeFileSync(join(folder, `${state}.csv`), text)
  heights[state] = height
}
const states = Object.entries(heights).sort(([a], [b]) => (a < b ? -1 : 1)).map(([state, height]) => `${state},${height}`)
writeFileSync(join(folder, 'states.csv'), [
  `# Made by checks/county-shapes.mjs: how high the drawing of each state is, which is ${WIDTH} wide.`,
  'state,height',
  ...states,
  '',
].join('\n'))
