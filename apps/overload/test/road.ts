import type { Ctx } from '../../../kernel/sdk/index.ts';
import type { WeighingRow } from '../dialects.ts';
import { certificate, site } from '../entities.ts';
import { heartbeat, siteDay } from '../facts.ts';
import { takeWeighings } from '../intake.ts';
import { takeMedia } from '../media.ts';

/** One point on a road with 41 trucks, one of which is far over the limit. */
export const county = '430121';
export const plate = '湘C11111';
export const heavyAt = '2024-06-30T09:00:00+08:00';

const why = '测试';

export async function loadPlaces(ctx: Ctx): Promise<void> {
  await ctx.entities(site).create(
    {
      code: 'P1',
      name: 'P1站',
      kind: 'non-stop',
      org: county,
      road: 'G107',
      stake: 'K10+300',
      lanes: 2,
      longitude: 113.08,
      latitude: 28.24,
      status: 'in-use',
      publishedOn: '2024-01-01',
      enforcedFrom: '2024-01-16',
      simulated: true,
    },
    why,
  );
  await ctx.entities(certificate).create(
    {
      number: 'C-1',
      siteCode: 'P1',
      org: county,
      firstLane: 1,
      lastLane: 2,
      accuracyClass: '5',
      minSpeedKmh: 0.5,
      maxSpeedKmh: 100,
      validFrom: '2024-01-01',
      validTo: '2024-12-31',
      simulated: true,
    },
    why,
  );
}

const row = (recordNo: string, at: string, totalKg: number, more: Partial<WeighingRow> = {}): WeighingRow => ({
  recordNo,
  site: 'P1',
  at,
  lane: 1,
  axles: 6,
  totalKg,
  axleKg: [6000, 8000, 8000, 8000, 8000, totalKg - 38_000],
  speedKmh: 55,
  simulated: true,
  ...more,
});

/** A truck eleven tonnes over the limit; the trailer's plate is that of the tractor with one sign less. */
export const heavyRow = (recordNo: string, at: string, of: string): WeighingRow =>
  row(recordNo, at, 60_000, { plate: of, rearPlate: `${of.slice(0, -1)}挂` });

export async function takePassages(ctx: Ctx): Promise<void> {
  const light = Array.from({ length: 40 }, (_, n) =>
    row(`light-${n}`, `2024-06-${String(20 + (n % 10)).padStart(2, '0')}T0${n % 4}:10:00+08:00`, 46_000, {
      plate: `湘D${10_000 + n}`,
      rearPlate: `湘D${1000 + n}挂`,
    }),
  );
  await takeWeighings(ctx, [...light, heavyRow('heavy', heavyAt, plate)], 'test', (at) => at + 5000);
  const day = (date: string, online: boolean) => ({
    simulated: true,
    values: {
      site: 'P1',
      siteKind: 'non-stop' as const,
      org: county,
      day: date,
      online,
      networked: online,
      weighings: online ? 1 : 0,
    },
  });
  await ctx.facts(siteDay).record([day('2024-06-29', true), day('2024-06-30', false)], 'test');
  const beat = { site: 'P1', device: 'D1', org: county, at: '2024-06-30T08:30:00+08:00', state: 'ok' as const };
  await ctx.facts(heartbeat).record([{ simulated: true, values: { ...beat, driftMs: 120 } }], 'test');
}

/** All pictures of a record that the gate asks for; `content` gives what is on them. */
export async function recordPictures(
  ctx: Ctx,
  recordNo: string,
  content: (kind: string) => string = (kind) => kind,
): Promise<void> {
  const kinds = ['front', 'rear', 'front-side', 'plate-crop', 'overview-video'] as const;
  await takeMedia(
    ctx,
    kinds.map((kind) => ({
      recordNo,
      site: 'P1',
      takenAt: heavyAt,
      kind,
      content: Buffer.from(content(kind)).toString('base64'),
      simulated: true,
    })),
  );
}
