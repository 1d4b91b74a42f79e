import type { area } from '../../apps/coach/index.ts';
import type { EntityRecord } from '../../kernel/sdk/index.ts';

type Area = EntityRecord<typeof area>;

/** A message of JT/T 808 to a terminal. */
export interface Order {
  readonly messageId: number;
  readonly body: Readonly<Record<string, unknown>>;
}

/** The number by which terminals know an area: the random end of its identifier. */
export const areaNumber = (id: string): number => Number.parseInt(id.replaceAll('-', '').slice(-8), 16);

const entering = ['enter-to-driver', 'enter-to-platform'];
const leaving = ['leave-to-driver', 'leave-to-platform'];

const attributesOf: Readonly<Record<Area['kind'], readonly string[]>> = {
  enter: entering,
  leave: leaving,
  speed: ['speed-limited'],
  'no-stop': entering,
  route: leaving,
};

const overspeedSeconds = 30;
const widestM = 255;
const usualWidthM = 200;

/** Puts an area or route into a terminal, which then warns its driver by itself. JT/T 808 0x8604 and 0x8606. */
export function setArea(area: Area): Order {
  const { kind, name, points, limitKmh, nightLimitKmh, widthM } = area;
  const id = areaNumber(area.id);
  if (kind === 'route') {
    const width = Math.min(widthM ?? usualWidthM, widestM);
    const at = points.map(({ longitude, latitude }, index) => ({
      id: index + 1,
      sectionId: index + 1,
      longitude,
      latitude,
      widthM: width,
      attributes: [],
    }));
    return { messageId: 0x8606, body: { id, attributes: attributesOf[kind], points: at, name } };
  }
  const attributes = attributesOf[kind].filter((one) => one !== 'speed-limited' || limitKmh);
  const byDay = Math.round(limitKmh ?? 0);
  const speed = {
    maxSpeedKmh: byDay,
    overspeedDurationS: overspeedSeconds,
    nightMaxSpeedKmh: Math.round(nightLimitKmh ?? byDay * 0.8),
  };
  return { messageId: 0x8604, body: { id, attributes, ...(limitKmh ? speed : {}), vertices: points, name } };
}

/** Takes it out again. JT/T 808 0x8605 and 0x8607. */
export const deleteArea = ({ id, kind }: Area): Order => ({
  messageId: kind === 'route' ? 0x8607 : 0x8605,
  body: { ids: [areaNumber(id)] },
});
