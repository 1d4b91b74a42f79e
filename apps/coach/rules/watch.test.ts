import { describe, expect, it } from 'vitest';
import { decisionTable } from '../../../kernel/sdk/index.ts';
import { type AreaRow, Areas, noAreas } from './areas.ts';
import { drivingTimes, type RuleBook, ruleBookOn, ruleBooks, speedLimits, thresholds } from './tables.ts';
import { Watch, type WatchedPosition, type WatchedVehicle } from './watch.ts';

const coachOf: WatchedVehicle = { vehicleClass: 'line-coach', org: '430100', vehicleId: 'v1', nightExempt: false };
const day = '2026-05-20';
const noon = Date.parse(`${day}T12:00:00+08:00`);
const book = (): RuleBook => {
  const found = ruleBookOn(day);
  if (!found) throw new Error('no rules');
  return found;
};

const north = (km: number) => Math.round((28 + km / 111.195) * 1e6) / 1e6;

/** One vehicle that drives north; `at` in seconds from the start. */
class Drive {
  readonly watch = new Watch();
  readonly #startMs: number;
  readonly #vehicle: WatchedVehicle;
  readonly #book: RuleBook;
  readonly #areas: Areas;
  #km = 0;
  #lastS = 0;

  constructor(options: { startMs?: number; vehicle?: Partial<WatchedVehicle>; book?: RuleBook; areas?: Areas } = {}) {
    this.#startMs = options.startMs ?? noon;
    this.#vehicle = { ...coachOf, ...options.vehicle };
    this.#book = options.book ?? book();
    this.#areas = options.areas ?? noAreas;
  }

  /** Signs of the alarms that begin. */
  at(seconds: number, speedKmh: number, more: Partial<WatchedPosition> = {}): readonly string[] {
    return this.raised(seconds, speedKmh, more).map(({ sign }) => sign);
  }

  raised(seconds: number, speedKmh: number, more: Partial<WatchedPosition> = {}) {
    this.#km += (speedKmh * (seconds - this.#lastS)) / 3600;
    this.#lastS = seconds;
    const timeMs = this.#startMs + seconds * 1000;
    const place = { longitude: 112.9, latitude: north(this.#km) };
    const bare = { alarms: [], additional: {}, positioned: true, receivedMs: timeMs };
    const position: WatchedPosition = { ...bare, timeMs, speedKmh, ...place, ...more };
    const drift = this.watch.drifts(position, 'qualified', this.#book);
    return this.watch.see(position, { quality: 'qualified', drift }, this.#vehicle, this.#book, this.#areas);
  }

  /** Drives on at a speed, one position every so many seconds; the first second of each sign that begins. */
  on(from: number, to: number, speedKmh: number, every = 30): Record<string, number> {
    const begun: Record<string, number> = {};
    for (let second = from; second <= to; second += every) {
      for (const sign of this.at(second, speedKmh)) begun[sign] ??= second;
    }
    return begun;
  }

  sweep(seconds: number) {
    return this.watch.sweep(this.#startMs + seconds * 1000, this.#book);
  }
}

const square = (kind: AreaRow['kind'], more: Partial<AreaRow> = {}): AreaRow => ({
  id: `a-${kind}`,
  name: `试验${kind}`,
  org: '430000',
  kind,
  // From 5 to 15 km north of the start.
  points: [
    { longitude: 112.8, latitude: north(5) },
    { longitude: 113, latitude: north(5) },
    { longitude: 113, latitude: north(15) },
    { longitude: 112.8, latitude: north(15) },
  ],
  ...more,
});
const areasOf = (...rows: AreaRow[]) => new Areas(rows, (org) => (org === '430000' ? ['430000', '430100'] : [org]));

describe('speed', () => {
  it('over 100 km/h for more than 30 s, once until it ends', () => {
    const drive = new Drive();
    expect(drive.on(0, 30, 105)).toEqual({});
    expect(drive.raised(31, 105)).toMatchObject([{ kind: 'overspeed', limitKmh: 100, origin: 'platform' }]);
    expect(drive.at(60, 105)).toEqual([]);
    expect(drive.at(90, 95)).toEqual([]);
    expect(drive.on(100, 160, 105)).toEqual({ overspeed: 160 });
  });

  it('at night 80 per cent of it', () => {
    const drive = new Drive({ startMs: Date.parse(`${day}T23:00:00+08:00`) });
    expect(drive.on(0, 30, 85)).toEqual({});
    expect(drive.raised(60, 85)).toMatchObject([{ sign: 'overspeed', limitKmh: 80 }]);
  });

  it('on other roads 80, dangerous goods 60 there and 80 on expressways', () => {
    const roads = areasOf(square('speed', { road: 'other' }));
    const limitAt = (vehicleClass: 'line-coach' | 'dangerous-goods', areas: Areas, speedKmh: number) => {
      const drive = new Drive({ vehicle: { vehicleClass }, areas });
      // 8 km on, it is within the area.
      drive.at(400, 72);
      drive.at(410, speedKmh);
      return drive.raised(450, speedKmh)[0]?.limitKmh;
    };
    expect(limitAt('line-coach', roads, 85)).toBe(80);
    expect(limitAt('line-coach', noAreas, 85)).toBeUndefined();
    expect(limitAt('dangerous-goods', roads, 65)).toBe(60);
    expect(limitAt('dangerous-goods', areasOf(square('speed', { road: 'expressway' })), 82)).toBe(80);
  });

  it('as posted in an area, by day and by night, for whom and when it holds', () => {
    const posted = square('speed', { limitKmh: 40, basis: '公告1号' });
    const within = (areas: Areas, startMs = noon, vehicle = {}) => {
      const drive = new Drive({ areas, startMs, vehicle });
      drive.at(600, 48);
      drive.at(610, 45);
      return drive.raised(650, 45)[0];
    };
    expect(within(areasOf(posted))).toMatchObject({ limitKmh: 40, area: '试验speed', basis: '公告1号' });
    const night = Date.parse(`${day}T22:30:00+08:00`);
    expect(within(areasOf(posted), night)).toMatchObject({ limitKmh: 32 });
    expect(within(areasOf({ ...posted, nightLimitKmh: 30 }), night)).toMatchObject({ limitKmh: 30 });
    expect(within(areasOf({ ...posted, vehicle: 'v2' }))).toBeUndefined();
    expect(within(areasOf({ ...posted, vehicle: 'v1' }))).toMatchObject({ limitKmh: 40 });
    expect(within(areasOf(posted), noon, { org: '520000' })).toBeUndefined();
    expect(within(areasOf({ ...posted, validFrom: '2026-05-21' }))).toBeUndefined();
    expect(within(areasOf({ ...posted, validTo: '2026-05-19' }))).toBeUndefined();
    expect(within(areasOf({ ...posted, validFrom: '2026-05-20', validTo: '2026-05-20' }))).toMatchObject({});
  });
});

describe('driving time', () => {
  it('more than four hours by day without twenty minutes of rest', () => {
    const drive = new Drive({ startMs: Date.parse(`${day}T08:00:00+08:00`) });
    expect(drive.on(0, 4 * 3600, 80, 60)).toEqual({});
    expect(drive.on(4 * 3600 + 60, 4 * 3600 + 300, 80, 60)).toEqual({ 'driving-time': 4 * 3600 + 60 });
    // A rest of nineteen minutes does not end it, one of twenty does.
    drive.on(14_760, 14_760 + 18 * 60, 0, 60);
    expect(Object.keys(drive.on(15_900, 16_260, 80, 60))).toEqual(['driving-time']);
    drive.on(16_300, 16_300 + 21 * 60, 0, 60);
    expect(drive.on(17_600, 17_600 + 3600, 80, 60)).toEqual({});
  });

  it('more than two hours of the night', () => {
    const drive = new Drive({ startMs: Date.parse(`${day}T21:00:00+08:00`) });
    // Three hours, of which two at night.
    expect(drive.on(0, 3 * 3600, 70, 60)).toEqual({});
    expect(drive.on(3 * 3600 + 60, 3 * 3600 + 120, 70, 60)).toEqual({ 'driving-time': 3 * 3600 + 60 });
  });

  it('begins anew with another driver', () => {
    const drive = new Drive({ startMs: Date.parse(`${day}T08:00:00+08:00`) });
    drive.on(0, 3 * 3600, 80, 60);
    drive.watch.changeDriver();
    expect(drive.on(3 * 3600 + 60, 6 * 3600, 80, 60)).toEqual({});
  });
});

describe('from two to five in the morning', () => {
  const startMs = Date.parse(`${day}T01:50:00+08:00`);
  it('no coach drives', () => {
    expect(new Drive({ startMs }).on(0, 1200, 60, 60)).toEqual({ 'night-ban': 600 });
    expect(new Drive({ startMs: Date.parse(`${day}T05:00:00+08:00`) }).at(0, 60)).toEqual([]);
    expect(new Drive({ startMs }).on(0, 1200, 0, 60)).toEqual({});
  });
  it('but those that are exempt, and dangerous goods', () => {
    expect(new Drive({ startMs, vehicle: { nightExempt: true } }).on(0, 1200, 60, 60)).toEqual({});
    expect(new Drive({ startMs, vehicle: { vehicleClass: 'dangerous-goods' } }).on(0, 1200, 60, 60)).toEqual({});
  });
});

describe('areas and routes', () => {
  it('entering what is forbidden, leaving what must not be left', () => {
    expect(new Drive({ areas: areasOf(square('enter')) }).on(0, 700, 72)).toEqual({ 'area.enter.a-enter': 270 });
    const home = square('leave', {
      points: [
        { longitude: 112.8, latitude: 27.9 },
        { longitude: 113, latitude: 27.9 },
        { longitude: 113, latitude: north(5) },
        { longitude: 112.8, latitude: north(5) },
      ],
    });
    expect(new Drive({ areas: areasOf(home) }).on(0, 700, 72)).toEqual({ 'area.leave.a-leave': 270 });
  });

  it('off the route for more than a minute while it drives', () => {
    const route = square('route', {
      widthM: 100,
      points: [
        { longitude: 112.9, latitude: 28 },
        { longitude: 112.9, latitude: north(10) },
      ],
    });
    const drive = new Drive({ areas: areasOf(route) });
    expect(drive.on(0, 480, 72)).toEqual({});
    // 10.1 km at 505 s: from then on it is off.
    expect(drive.on(500, 700, 72, 20)).toEqual({ 'route-left': 600 });
    const beside = new Drive({ areas: areasOf({ ...route, vehicle: 'v2' }) });
    expect(beside.on(0, 700, 72)).toEqual({});
  });

  it('standing where nobody may for more than five minutes', () => {
    const drive = new Drive({ areas: areasOf(square('no-stop')) });
    drive.at(400, 72);
    expect(drive.on(430, 730, 0)).toEqual({});
    expect(drive.raised(760, 0)).toMatchObject([{ kind: 'illegal-stop', sign: 'area.stop.a-no-stop' }]);
    const outside = new Drive({ areas: areasOf(square('no-stop')) });
    expect(outside.on(0, 2000, 0)).toEqual({});
  });
});

describe('silence', () => {
  it('of ten minutes while it drives is told once', () => {
    const drive = new Drive();
    drive.at(0, 60);
    expect(drive.sweep(600)).toBeNull();
    expect(drive.sweep(601)).toMatchObject({ kind: 'offline', timeMs: noon });
    expect(drive.sweep(2000)).toBeNull();
    const standing = new Drive();
    standing.at(0, 0);
    expect(standing.sweep(6000)).toBeNull();
  });

  it('in which it moved two kilometres is told when nothing comes in late', () => {
    const drive = new Drive();
    drive.at(0, 60);
    drive.at(1200, 60);
    expect(drive.sweep(1400)).toBeNull();
    expect(drive.sweep(1501)).toMatchObject({ kind: 'illegal-displacement', sign: 'offline-displacement' });
    const late = new Drive();
    late.at(0, 60);
    late.at(1200, 60);
    late.at(600, 60);
    expect(late.sweep(1501)).toBeNull();
    const still = new Drive();
    still.at(0, 60);
    still.at(1200, 1);
    expect(still.sweep(1501)).toBeNull();
  });
});

describe('the terminal and its signals', () => {
  it('drift: further than could be driven', () => {
    const drive = new Drive();
    drive.at(0, 60);
    expect(drive.raised(30, 60, { latitude: 29 })).toMatchObject([{ kind: 'drift', origin: 'platform' }]);
    expect(drive.at(60, 60)).toEqual([]);
  });

  it.each(['main-power-lost', 'gnss-antenna-cut', 'gnss-antenna-short', 'gnss-fault', 'camera-fault'])('%s', (sign) => {
    const drive = new Drive();
    expect(drive.raised(0, 60, { alarms: [sign] })).toMatchObject([{ kind: 'tampering', origin: 'terminal', sign }]);
    expect(drive.at(10, 60, { alarms: [sign] })).toEqual([]);
    // Without a fix of the satellites its own alarms still count.
    expect(new Drive().at(0, 0, { alarms: [sign], positioned: false })).toEqual([sign]);
  });

  it('covered cameras, too many passengers', () => {
    const additional = { videoAlarms: ['video-signal-masked', 'coach-overload'] };
    expect(new Drive().raised(0, 60, { additional }).map(({ kind }) => kind)).toEqual(['tampering', 'overload']);
  });

  it('driving by its speedometer without satellites for ten minutes', () => {
    const drive = new Drive();
    const dark = { positioned: false, additional: { recorderSpeedKmh: 70 } };
    for (let second = 0; second <= 600; second += 60) expect(drive.at(second, 0, dark)).toEqual([]);
    expect(drive.raised(660, 0, dark)).toMatchObject([{ kind: 'tampering', sign: 'gnss-shielded' }]);
    const parked = { positioned: false, additional: { recorderSpeedKmh: 0 } };
    expect(new Drive().at(900, 0, parked)).toEqual([]);
  });

  it('active safety by what the driver does, with its level and mark', () => {
    const identification = { terminalId: 'T1', time: '2026-05-20T12:00:00+08:00', sequence: 1, attachmentCount: 2 };
    const dsm = { flag: 'start', type: 'phone', level: 2, identification };
    const drive = new Drive();
    expect(drive.raised(0, 60, { additional: { dsm } })).toMatchObject([
      { kind: 'phone-use', sign: 'dsm.phone', level: 2, mark: 'T1 2026-05-20T12:00:00+08:00 1', identification },
    ]);
    expect(drive.at(10, 60, { additional: { dsm } })).toEqual([]);
    expect(drive.at(20, 60, { additional: { dsm: { ...dsm, flag: 'end' } } })).toEqual([]);
    const adas = { ...dsm, type: 'forward-collision' };
    expect(drive.raised(30, 60, { additional: { adas } })).toMatchObject([{ kind: 'active-safety' }]);
    expect(drive.at(40, 60, { additional: { adas: { ...adas, type: 'active-capture' } } })).toEqual([]);
    expect(drive.at(50, 60, { additional: { bsd: '0102' } })).toEqual([]);
  });

  it('late positions raise nothing', () => {
    const drive = new Drive();
    drive.at(600, 60);
    expect(drive.at(0, 60, { alarms: ['emergency'] })).toEqual([]);
  });
});

describe('law that changes', () => {
  const [speed] = speedLimits;
  const [times] = drivingTimes;
  const [setting] = thresholds;
  if (!setting) throw new Error('no thresholds');
  const on = ruleBooks({
    thresholds: [
      { ...setting, to: '2026-06-30' },
      { ...setting, version: '2026-2', from: '2026-07-01', overspeedSeconds: 60, nightFromHour: 20 },
    ],
    speedLimits: [
      { ...speed, to: '2026-06-30' },
      { ...speed, name: 'coach-speed-limit-2026', from: '2026-07-01', rules: [{ when: {}, gives: { limitKmh: 90 } }] },
    ],
    drivingTimes: [
      { ...times, to: '2026-06-30' },
      decisionTable({
        name: 'coach-driving-time-2026',
        title: '连续驾驶时间',
        basis: '试验',
        from: '2026-07-01',
        to: null,
        hitPolicy: 'FIRST',
        inputs: { night: { title: '夜间', type: 'boolean' } },
        outputs: {
          mostMinutes: { title: '最长连续驾驶', type: 'number' },
          restMinutes: { title: '休息', type: 'number' },
        },
        rules: [{ when: {}, gives: { mostMinutes: 180, restMinutes: 30 } }],
      }),
    ],
  });
  const bookOn = (date: string) => {
    const found = on(date);
    if (!found) throw new Error(date);
    return found;
  };

  it('an act is judged by the rules of its day', () => {
    expect(on('2019-12-31')).toBeNull();
    const before = new Drive({ book: bookOn('2026-06-30') });
    expect(before.on(0, 120, 95)).toEqual({});
    const after = new Drive({ book: bookOn('2026-07-01') });
    expect(after.on(0, 60, 95)).toEqual({});
    expect(after.raised(90, 95)).toMatchObject([{ sign: 'overspeed', limitKmh: 90 }]);
    expect(bookOn('2026-07-01').versions).toBe('2026-2；coach-speed-limit-2026；coach-driving-time-2026');
  });

  it('three hours instead of four', () => {
    expect(new Drive({ book: bookOn('2026-06-30') }).on(0, 3 * 3600 + 600, 80, 60)).toEqual({});
    expect(new Drive({ book: bookOn('2026-07-01') }).on(0, 3 * 3600 + 600, 80, 60)).toEqual({
      'driving-time': 3 * 3600 + 60,
    });
  });
});
