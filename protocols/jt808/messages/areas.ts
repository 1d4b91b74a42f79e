import {
  chinaTime,
  choose,
  code,
  counted,
  countOf,
  type Field,
  flags,
  list,
  record,
  restList,
  scaled,
  sizedText,
  u8,
  u16,
  u32,
  when,
  where,
} from '../../wire/index.ts';
import { down, type MessageDeclaration, up } from '../declare.ts';
import type { Edition } from '../edition.ts';

const latitude = scaled(u32, 1_000_000);
const longitude = latitude;

/** JT/T 808-2013 table 57. South and west say on which half the coordinates lie, which themselves carry no sign. */
const areaAttributes = flags(u16, {
  0: 'timed',
  1: 'speed-limited',
  2: 'enter-to-driver',
  3: 'enter-to-platform',
  4: 'leave-to-driver',
  5: 'leave-to-platform',
  6: 'south',
  7: 'west',
  8: 'doors-stay-shut',
  14: 'communication-off',
  15: 'collect-gnss-detail',
});

const isTimed = where('attributes', 'timed');
const isLimited = where('attributes', 'speed-limited');

/** All-zero date digits mean every day. */
const period = { start: when(isTimed, chinaTime), end: when(isTimed, chinaTime) };
const speed = { maxSpeedKmh: when(isLimited, u16), overspeedDurationS: when(isLimited, u8) };
const nightSpeed = { nightMaxSpeedKmh: when(isLimited, u16) };
const name = { name: sizedText(2) };

/** Since 2019 an area ends with its speed at night, if it limits the speed, and its name. */
const ending = (edition: Edition) => (edition === '2019' ? { ...nightSpeed, ...name } : {});

const setType = code(u8, { update: 0, append: 1, modify: 2 });

const circles = (edition: Edition) =>
  record({
    type: setType,
    areas: list(
      u8,
      record({
        id: u32,
        attributes: areaAttributes,
        latitude,
        longitude,
        radiusM: u32,
        ...period,
        ...speed,
        ...ending(edition),
      }),
    ),
  });

const rectangles = (edition: Edition) =>
  record({
    type: setType,
    areas: list(
      u8,
      record({
        id: u32,
        attributes: areaAttributes,
        topLatitude: latitude,
        leftLongitude: longitude,
        bottomLatitude: latitude,
        rightLongitude: longitude,
        ...period,
        ...speed,
        ...ending(edition),
      }),
    ),
  });

/** The speed at night of 2019 stands behind the vertices, not beside the other limits. */
const polygon = (edition: Edition) =>
  record({
    id: u32,
    attributes: areaAttributes,
    ...period,
    ...speed,
    vertices: list(u16, record({ latitude, longitude })),
    ...ending(edition),
  });

/** JT/T 808-2013 table 67. */
const routePoint = (edition: Edition) =>
  record({
    id: u32,
    sectionId: u32,
    latitude,
    longitude,
    widthM: u8,
    attributes: flags(u8, { 0: 'timed', 1: 'speed-limited', 2: 'south', 3: 'west' }),
    maxTravelTimeS: when(isTimed, u16),
    minTravelTimeS: when(isTimed, u16),
    ...speed,
    ...(edition === '2019' ? nightSpeed : {}),
  });

/** The same bits as of an area, but a route as a whole limits no speed. */
const route = (edition: Edition) =>
  record({
    id: u32,
    attributes: areaAttributes,
    ...period,
    points: list(u16, routePoint(edition)),
    ...(edition === '2019' ? name : {}),
  });

function both(layout: (edition: Edition) => Field<object>) {
  return { 2013: layout('2013'), 2019: layout('2019') };
}

/** An empty list deletes all. */
const deletion = record({ ids: list(u8, u32) });

const queryType = code(u8, { circle: 1, rectangle: 2, polygon: 3, route: 4 });

/**
 * The bodies that set what was asked for. The standard can be read as one body with all areas in it or as one body for each,
 * so they are read until the end.
 */
function queried(edition: Edition) {
  const bodies: Readonly<Record<string, Field<object>>> = {
    circle: circles(edition),
    rectangle: rectangles(edition),
    polygon: polygon(edition),
    route: route(edition),
  };
  const ids: Field<object> = record({ id: u32 });
  return record({
    type: queryType,
    /** As the terminal counts; see above why it need not be the number of bodies. */
    count: u32,
    settings: restList(choose(({ type }) => bodies[String(type)] ?? ids, [...Object.values(bodies), ids])),
  });
}

export const areaMessages: readonly MessageDeclaration[] = [
  down(0x8600, 'set-circles', '设置圆形区域', both(circles)),
  down(0x8601, 'delete-circles', '删除圆形区域', deletion),
  down(0x8602, 'set-rectangles', '设置矩形区域', both(rectangles)),
  down(0x8603, 'delete-rectangles', '删除矩形区域', deletion),
  down(0x8604, 'set-polygon', '设置多边形区域', both(polygon)),
  down(0x8605, 'delete-polygons', '删除多边形区域', deletion),
  down(0x8606, 'set-route', '设置路线', both(route)),
  down(0x8607, 'delete-routes', '删除路线', deletion),
  down(
    0x8608,
    'query-areas',
    '查询区域或线路数据',
    record({ type: queryType, count: countOf(u32, 'ids'), ids: counted('count', u32) }),
  ),
  up(0x0608, 'areas', '查询区域或线路数据应答', { 2013: queried('2019') }),
];
