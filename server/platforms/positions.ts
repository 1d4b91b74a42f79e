import type { Fix, position } from '../../apps/coach/index.ts';
import type { Values } from '../../kernel/sdk/index.ts';
import { alarmTables, statusBit, statusTables } from '../../protocols/jt808/index.ts';
import type { Edition, Packet, Position2011, Position2019 } from '../../protocols/jt809/index.ts';

export type PositionValues = Values<(typeof position)['columns']>;
type Sent = Position2011 | Position2019;

const bitsOf = (bits: number | string): number => (typeof bits === 'number' ? bits : 0);

/** A position of another platform as the application judges it; null where its bytes are no position. */
export function fixOfPlatform(
  sent: Sent,
  edition: Edition,
  from: Pick<Fix, 'phone' | 'receivedMs' | 'arrival'>,
): Fix | null {
  const { latitude, longitude, altitudeM, speedKmh, bearingDeg, time, alarms = [], statuses = [] } = sent;
  if (latitude === undefined || longitude === undefined) return null;
  const tables = edition === '2011' ? '2011' : '2019';
  const statusBits = bitsOf(statusTables[tables].bitsOf(statuses));
  const timeMs = Date.parse(time ?? '');
  return {
    ...from,
    timeMs,
    timeDigits: Number.isNaN(timeMs) ? (time ?? '') : undefined,
    longitude,
    latitude,
    altitudeM: altitudeM ?? 0,
    speedKmh: speedKmh ?? 0,
    bearingDeg: bearingDeg ?? 0,
    alarmBits: bitsOf(alarmTables[tables].bitsOf(alarms)),
    statusBits,
    positioned: (statusBits & statusBit.positioned) !== 0,
    alarms,
    additional: additionalOf(sent),
  };
}

/** Of 2011 mileage and recorder's speed stand among the rest; later the items of the terminal come along. */
function additionalOf(sent: Sent): Readonly<Record<string, unknown>> {
  if ('recorderSpeedKmh' in sent) {
    return { odometerKm: sent.odometerKm, recorderSpeedKmh: sent.recorderSpeedKmh };
  }
  return (sent as Position2019).additional ?? {};
}

const noPlatform = { platformId: '11111111111', alarms: [] };

/** A stored position as the body that an upper platform takes. */
export function bodyOfPosition(row: PositionValues, edition: Edition, platformId: string): Packet['body'] {
  const { longitude, latitude, altitudeM, bearingDeg, alarmBits, statusBits, odometerKm, recorderSpeedKmh } = row;
  const tables = edition === '2011' ? '2011' : '2019';
  const common = {
    encrypted: false,
    longitude,
    latitude,
    altitudeM,
    bearingDeg,
    time: new Date(row.at).toISOString(),
    alarms: alarmTables[tables].namesOf(alarmBits),
    statuses: statusTables[tables].namesOf(statusBits),
  };
  if (edition === '2011') {
    return {
      ...common,
      speedKmh: Math.round(row.speedKmh),
      recorderSpeedKmh: Math.round(recorderSpeedKmh ?? 0),
      odometerKm: Math.round(odometerKm ?? 0),
    };
  }
  const additional = {
    ...(typeof odometerKm === 'number' ? { odometerKm } : {}),
    ...(typeof recorderSpeedKmh === 'number' ? { recorderSpeedKmh } : {}),
  };
  const platforms = {
    companyPlatform: noPlatform,
    cityPlatform: noPlatform,
    provincePlatform: { platformId, alarms: [] },
  };
  return { ...common, speedKmh: row.speedKmh, additional, ...platforms };
}

/** Positions that no sender could have meant are kept here but not passed on. */
export const isSendable = ({ quality }: Pick<PositionValues, 'quality'>): boolean => !quality.startsWith('time-');
