import type { Fix } from '../../apps/coach/index.ts';
import type { SentFix } from '../../gateway/index.ts';
import { alarmTables, statusBit } from '../../protocols/jt808/index.ts';

const noAlarms: readonly string[] = [];

/** A position of a terminal as the application judges it. */
export function fixOf(sent: SentFix): Fix {
  const { phone, edition, position, arrival, receivedMs } = sent;
  const { timeMs, timeDigits, longitude, latitude, altitudeM, speedKmh, bearingDeg, alarmBits, statusBits } = position;
  return {
    phone,
    timeMs,
    timeDigits,
    receivedMs,
    longitude,
    latitude,
    altitudeM,
    speedKmh,
    bearingDeg,
    alarmBits,
    statusBits,
    positioned: (statusBits & statusBit.positioned) !== 0,
    alarms: alarmBits === 0 ? noAlarms : alarmTables[edition].namesOf(alarmBits),
    additional: position.additional,
    arrival,
  };
}
