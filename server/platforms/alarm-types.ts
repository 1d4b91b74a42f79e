import type { AlarmKind } from '../../apps/coach/index.ts';

/** Alarms of JT/T 809 tables 3 and 4 by what has to be done about them. */
const kinds: Readonly<Record<string, AlarmKind>> = {
  speeding: 'overspeed',
  fatigue: 'fatigue-driving',
  'driving-time-exceeded': 'fatigue-driving',
  emergency: 'emergency',
  'area-entered': 'area',
  'area-left': 'area',
  'boundary-crossed': 'area',
  robbery: 'emergency',
  theft: 'emergency',
  'route-left': 'route',
  'vehicle-moved': 'illegal-displacement',
  'forbidden-driving': 'night-ban',
  'forward-collision': 'active-safety',
  'lane-departure': 'active-safety',
  'tyre-pressure': 'active-safety',
  'platform-parking-too-long': 'illegal-stop',
  'platform-driver-identity': 'driver-abnormal',
  'platform-terminal': 'tampering',
};

export const kindOfType = (type: unknown): AlarmKind => kinds[String(type)] ?? 'other';

const types: Readonly<Partial<Record<AlarmKind, string>>> = {
  overspeed: 'speeding',
  'fatigue-driving': 'fatigue',
  emergency: 'emergency',
  area: 'boundary-crossed',
  route: 'route-left',
  'illegal-displacement': 'vehicle-moved',
  'night-ban': 'forbidden-driving',
  'illegal-stop': 'platform-parking-too-long',
  'driver-fatigue': 'fatigue',
  'driver-abnormal': 'platform-driver-identity',
  tampering: 'platform-terminal',
};

/** Codes that the 2019 edition brought. */
const only2019 = new Set(['forbidden-driving']);

export function typeOfKind(kind: AlarmKind, edition: '2011' | '2019'): string {
  const type = types[kind];
  if (edition === '2011') return type && !only2019.has(type) ? type : 'other-before-2019';
  return type ?? 'other';
}
