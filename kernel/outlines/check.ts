import { Refusal } from '../base/refusal.ts';

export type Level = 'city' | 'county';

/** What a file of outlines holds, beside the outlines themselves. */
export interface Checked {
  readonly regions: number;
  /** Names of divisions that it has no outline of. */
  readonly missing: readonly string[];
}

export interface Division {
  readonly code: string;
  readonly name: string;
  readonly level: string;
}

interface Shape {
  readonly type?: unknown;
  readonly id?: unknown;
  readonly properties?: Readonly<Record<string, unknown>> | null;
  readonly geometry?: { readonly type?: unknown } | null;
}

const unreadable = (reason: string) => new Refusal('import.unreadable', { reason });
const areas: readonly unknown[] = ['Polygon', 'MultiPolygon'];

function parse(content: Uint8Array): Readonly<Record<string, unknown>> {
  try {
    const read: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(content));
    if (read !== null && typeof read === 'object') return read as Readonly<Record<string, unknown>>;
  } catch (cause) {
    if (!(cause instanceof SyntaxError || cause instanceof TypeError)) throw cause;
  }
  throw unreadable('不是 UTF-8 编码的 JSON');
}

const isList = (value: unknown): value is readonly Shape[] =>
  Array.isArray(value) && value.every((one) => one !== null && typeof one === 'object');

/** The shapes of a Topology's objects or of a FeatureCollection, each with its own type of geometry. */
function shapesOf(
  read: Readonly<Record<string, unknown>>,
): readonly { readonly shape: Shape; readonly type: unknown }[] {
  if (read.type === 'FeatureCollection' && isList(read.features)) {
    return read.features.map((shape) => ({ shape, type: shape.geometry?.type }));
  }
  const objects = read.objects;
  if (read.type !== 'Topology' || !Array.isArray(read.arcs) || objects === null || typeof objects !== 'object') {
    throw unreadable('既不是 GeoJSON（FeatureCollection），也不是 TopoJSON（Topology）');
  }
  return Object.values(objects).flatMap(({ geometries }: { geometries?: unknown }) => {
    if (!isList(geometries)) throw unreadable('TopoJSON 的对象不是几何集合');
    return geometries.map((shape) => ({ shape, type: shape.type }));
  });
}

/** West, south, east and north of China in degrees: figures beyond are metres of some projection. */
const china = [73, 3, 136, 54] as const;

function checkPlaces(read: Readonly<Record<string, unknown>>): void {
  const { transform } = read as { transform?: { translate?: readonly unknown[] } };
  const sample = transform?.translate ?? firstPlace(read.arcs ?? read.features);
  const [longitude, latitude] = (sample ?? []).map(Number);
  const [west, south, east, north] = china;
  const isDegrees =
    longitude !== undefined &&
    latitude !== undefined &&
    longitude > west &&
    longitude < east &&
    latitude > south &&
    latitude < north;
  if (!isDegrees) throw unreadable('坐标不是中国境内的经纬度（应为 WGS-84 或 CGCS2000，单位为度）');
}

/** The first pair of numbers anywhere in nested lists and features. */
function firstPlace(value: unknown): readonly unknown[] | null {
  if (Array.isArray(value)) {
    if (typeof value[0] === 'number') return value;
    return value.length === 0 ? null : firstPlace(value[0]);
  }
  if (value === null || typeof value !== 'object') return null;
  const { geometry, coordinates } = value as { geometry?: unknown; coordinates?: unknown };
  return firstPlace(coordinates ?? geometry);
}

const some = (names: readonly string[]) =>
  names.slice(0, 5).join('、') + (names.length > 5 ? ` 等 ${names.length} 个` : '');

/**
 * Holds a file of outlines against the register of divisions: each outline must have the code of a division of the
 * level, and each code once. Throws Refusal `import.unreadable`.
 */
export function checkOutlines(content: Uint8Array, level: Level, divisions: readonly Division[]): Checked {
  const read = parse(content);
  const shapes = shapesOf(read).filter(({ type }) => areas.includes(type));
  if (shapes.length === 0) throw unreadable('没有面状边界');
  checkPlaces(read);
  const codes = shapes.map(({ shape }) => String(shape.properties?.adcode ?? shape.properties?.code ?? shape.id ?? ''));
  const known = new Map(divisions.filter((one) => one.level === level).map((one) => [one.code, one.name]));
  const unknown = codes.filter((code) => !known.has(code));
  if (unknown.length > 0)
    throw unreadable(`代码不在本系统${level === 'city' ? '市州' : '县区'}区划中：${some(unknown)}`);
  const twice = codes.filter((code, index) => codes.indexOf(code) !== index);
  if (twice.length > 0) throw unreadable(`代码重复：${some(twice)}`);
  const missing = [...known].filter(([code]) => !codes.includes(code)).map(([, name]) => name);
  return { regions: codes.length, missing };
}
