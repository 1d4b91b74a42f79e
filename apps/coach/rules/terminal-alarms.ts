import type { AlarmKind } from '../words.ts';

/** An alarm as a rule or the terminal raises it. */
export interface RaisedAlarm {
  readonly kind: AlarmKind;
  readonly origin: 'terminal' | 'platform';
  readonly sign: string;
  readonly limitKmh?: number;
  readonly basis?: string;
  /** Of an active-safety alarm. */
  readonly level?: number;
  /** The terminal's identification of an active-safety alarm: attachments name it. */
  readonly mark?: string;
  /** The identification itself, of an alarm of which the terminal has files. */
  readonly identification?: Identification;
  /** Name of the area or route. */
  readonly area?: string;
}

/** Terminal alarms by what has to be done about them. Warnings before an alarm and faults of other parts are `other`. */
const kinds: Readonly<Record<string, AlarmKind>> = {
  emergency: 'emergency',
  overspeed: 'overspeed',
  'fatigue-driving': 'fatigue-driving',
  'daily-driving-exceeded': 'fatigue-driving',
  'illegal-displacement': 'illegal-displacement',
  'parking-too-long': 'illegal-stop',
  'forbidden-driving': 'night-ban',
  'gnss-fault': 'tampering',
  'gnss-antenna-cut': 'tampering',
  'gnss-antenna-short': 'tampering',
  'main-power-lost': 'tampering',
  'camera-fault': 'tampering',
  'video-signal-lost': 'tampering',
  'video-signal-masked': 'tampering',
  'coach-overload': 'overload',
  collision: 'collision',
  'collision-warning': 'collision',
  'rollover-warning': 'collision',
  'area-crossing': 'area',
  'route-crossing': 'route',
  'route-deviation': 'route',
};

/** Active-safety alarms of the driver's state by their type; all others are `active-safety`. */
const behaviours: Readonly<Record<string, AlarmKind>> = {
  fatigue: 'driver-fatigue',
  phone: 'phone-use',
  smoking: 'smoking',
  distraction: 'distraction',
  'driver-abnormal': 'driver-abnormal',
};

/** Moments that are recorded, not alarms. */
const captures = new Set(['sign-recognised', 'active-capture', 'automatic-capture', 'driver-changed']);

const items = ['adas', 'dsm', 'tpms', 'bsd'] as const;

/** How a terminal identifies an active-safety alarm; what else the protocol has of it goes back as it came. */
export interface Identification {
  readonly terminalId: string;
  readonly time: string;
  readonly sequence: number;
  readonly attachmentCount: number;
}

interface SafetyItem {
  readonly flag: string | number;
  readonly type?: string | number;
  readonly level?: number;
  readonly identification: Identification;
}

/** Names an active-safety alarm as its attachments do. */
export const markOf = ({ terminalId, time, sequence }: Omit<Identification, 'attachmentCount'>): string =>
  `${terminalId} ${time} ${sequence}`;

/** An item of another standard's length was kept as hex: nothing is known of it. */
const isSafetyItem = (item: unknown): item is SafetyItem =>
  typeof item === 'object' && item !== null && 'identification' in item;

function safetyAlarm(name: (typeof items)[number], { flag, type, level, identification }: SafetyItem) {
  if (flag === 'end' || captures.has(String(type))) return null;
  const alarm: RaisedAlarm = {
    kind: (name === 'dsm' && behaviours[String(type)]) || 'active-safety',
    origin: 'terminal',
    sign: type === undefined ? name : `${name}.${type}`,
    mark: markOf(identification),
    ...(identification.attachmentCount > 0 ? { identification } : {}),
    ...(level === undefined ? {} : { level }),
  };
  return alarm;
}

/** Alarms that the terminal itself tells with a position: its bits, those of its cameras, and active safety. */
export function terminalAlarms(
  names: readonly string[],
  additional: Readonly<Record<string, unknown>>,
  into: RaisedAlarm[],
): void {
  for (const sign of names) into.push({ kind: kinds[sign] ?? 'other', origin: 'terminal', sign });
  const { videoAlarms } = additional;
  if (Array.isArray(videoAlarms)) {
    for (const sign of videoAlarms as string[]) into.push({ kind: kinds[sign] ?? 'other', origin: 'terminal', sign });
  }
  for (const name of items) {
    const item = additional[name];
    const alarm = isSafetyItem(item) ? safetyAlarm(name, item) : null;
    if (alarm) into.push(alarm);
  }
}
