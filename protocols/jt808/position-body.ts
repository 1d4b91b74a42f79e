import { chinaIso } from '../../kernel/base/clock.ts';
import type { Field } from '../wire/index.ts';
import { WireFault } from '../wire/index.ts';
import { alarmTables, statusTables } from './alarms.ts';
import type { Edition } from './edition.ts';
import { type Additional, basicLength, type Position, readPosition, writePosition } from './position.ts';

/** A position as people read it. */
export interface PositionBody {
  readonly latitude: number;
  readonly longitude: number;
  readonly altitudeM: number;
  readonly speedKmh: number;
  readonly bearingDeg: number;
  /** ISO 8601 with +08:00, or the twelve digits sent when they are no time. */
  readonly time: string;
  readonly alarms: readonly string[];
  readonly statuses: readonly string[];
  readonly additional: Additional;
  /** Coordinates that were sent as negative numbers, which the standard does not know. */
  readonly sentNegative?: readonly ('latitude' | 'longitude')[];
}

/** Names the bits of a position by the edition of its frame. */
export function describePosition(position: Position, edition: Edition): PositionBody {
  const { latitude, longitude, altitudeM, speedKmh, bearingDeg, additional, negatives } = position;
  const negative: ('latitude' | 'longitude')[] = [];
  if (negatives & 1) negative.push('latitude');
  if (negatives & 2) negative.push('longitude');
  return {
    latitude,
    longitude,
    altitudeM,
    speedKmh,
    bearingDeg,
    time: position.timeDigits ?? chinaIso(new Date(position.timeMs)),
    alarms: alarmTables[edition].namesOf(position.alarmBits),
    statuses: statusTables[edition].namesOf(position.statusBits),
    additional,
    ...(negatives ? { sentNegative: negative } : {}),
  };
}

/** A position with its items up to the end of the window, or only the 28 bytes. */
function positionOf(edition: Edition, withItems: boolean): Field<PositionBody> {
  const alarms = alarmTables[edition];
  const statuses = statusTables[edition];
  return {
    read(from) {
      const start = from.take(withItems ? from.left : basicLength);
      const position = readPosition(from.bytes, start, from.at);
      if (position.defect) throw new WireFault(position.defect.code, position.defect.offset);
      if (position.originals) from.keepOriginals(position.originals);
      return describePosition(position, edition);
    },
    write(to, body) {
      const alarmBits = alarms.bitsOf(body.alarms);
      const statusBits = statuses.bitsOf(body.statuses);
      if (typeof alarmBits === 'string') throw to.fault(`没有报警“${alarmBits}”`);
      if (typeof statusBits === 'string') throw to.fault(`没有状态“${statusBits}”`);
      const sent = body.sentNegative ?? [];
      const isDigits = /^[0-9a-f]{12}$/i.test(body.time);
      const timeMs = Date.parse(body.time);
      if (!isDigits && Number.isNaN(timeMs)) throw to.fault(`“${body.time}”不是时间`);
      writePosition(to, {
        latitude: body.latitude,
        longitude: body.longitude,
        altitudeM: body.altitudeM,
        speedKmh: body.speedKmh,
        bearingDeg: body.bearingDeg,
        additional: body.additional,
        alarmBits,
        statusBits,
        timeMs,
        timeDigits: isDigits ? body.time : undefined,
        negatives: (sent.includes('latitude') ? 1 : 0) | (sent.includes('longitude') ? 2 : 0),
      });
    },
    shape: { kind: 'position', edition, withItems },
  };
}

/** By edition: a position with its additional items. */
export const positionField: Readonly<Record<Edition, Field<PositionBody>>> = {
  2011: positionOf('2011', true),
  2013: positionOf('2013', true),
  2019: positionOf('2019', true),
};

/** By edition: the 28 bytes of a position. */
export const basicPositionField: Readonly<Record<Edition, Field<PositionBody>>> = {
  2011: positionOf('2011', false),
  2013: positionOf('2013', false),
  2019: positionOf('2019', false),
};
