import Type, { type Static, type TObject } from 'typebox';
import { type PlateColour, plateColours } from './words.ts';

const instantPattern = '^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}(\\.\\d+)?(Z|[+-]\\d{2}:\\d{2})$';
const kg = (title: string) => Type.Integer({ title, minimum: 0, maximum: 400_000 });
const optional = Type.Optional;

/**
 * A weighing as stations send it in our own dialect. Fields that it does not name are let through unread, so that a
 * station may send more than we ask for.
 */
export const WeighingRow = Type.Object({
  recordNo: Type.String({ title: '检测单号，站内唯一', minLength: 1, maxLength: 60 }),
  site: Type.String({ title: '站点编码', minLength: 1, maxLength: 40 }),
  at: Type.String({ title: '检测时间，ISO 8601 含时区', pattern: instantPattern }),
  lane: Type.Integer({ title: '车道，行车方向自左起', minimum: 0, maximum: 99 }),
  axles: Type.Integer({ title: '轴数', minimum: 0, maximum: 40 }),
  totalKg: kg('车货总质量（kg）'),
  plate: optional(Type.String({ title: '车头车牌', maxLength: 20 })),
  rearPlate: optional(Type.String({ title: '车尾车牌', maxLength: 20 })),
  plateColour: optional(Type.Enum(Object.keys(plateColours), { title: '车牌颜色' })),
  axleCode: optional(Type.String({ title: '轴型', maxLength: 8 })),
  axleKg: optional(Type.Array(Type.Integer({ minimum: 0, maximum: 100_000 }), { title: '各轴重（kg）', maxItems: 40 })),
  speedKmh: optional(Type.Integer({ title: '速度（km/h）', minimum: 0, maximum: 300 })),
  lengthMm: optional(Type.Integer({ minimum: 0, maximum: 100_000 })),
  widthMm: optional(Type.Integer({ minimum: 0, maximum: 20_000 })),
  heightMm: optional(Type.Integer({ minimum: 0, maximum: 20_000 })),
  abnormal: optional(Type.String({ title: '异常行驶，如逆行、压线', maxLength: 100 })),
  simulated: optional(Type.Boolean({ title: '模拟数据' })),
});
export type WeighingRow = Omit<Static<typeof WeighingRow>, 'plateColour'> & { readonly plateColour?: PlateColour };

/** China's civil time `yyyy-MM-dd HH:mm:ss`, as both public dialects write it. */
const civilTime = '^\\d{4}-\\d{2}-\\d{2} \\d{2}:\\d{2}:\\d{2}$';
const fromCivil = (time: string) => `${time.replace(' ', 'T')}+08:00`;
const digits = (title: string) => Type.String({ title, pattern: '^\\d{1,7}$' });

/** The pass record of the public station front end. */
export const StationPass = Type.Object({
  checkNo: Type.String({ title: '检测单号', minLength: 1, maxLength: 60 }),
  siteCode: Type.String({ title: '站点编码', minLength: 1, maxLength: 40 }),
  checkTime: Type.String({ title: '检测时间', pattern: civilTime }),
  lane: Type.Integer({ title: '车道', minimum: 0, maximum: 99 }),
  axleCnt: Type.Integer({ title: '轴数', minimum: 0, maximum: 40 }),
  sumWeight: kg('总重（kg）'),
  plateNum: optional(Type.String({ title: '车牌', maxLength: 20 })),
  plateNumColor: optional(Type.Integer({ title: '车牌颜色' })),
  speed: optional(Type.Integer({ title: '速度', minimum: 0, maximum: 300 })),
  length: optional(Type.Integer({ minimum: 0, maximum: 100_000 })),
  width: optional(Type.Integer({ minimum: 0, maximum: 20_000 })),
  height: optional(Type.Integer({ minimum: 0, maximum: 20_000 })),
  reverse: optional(Type.Integer({ title: '违法标志' })),
});

/** Colour codes of this dialect; the same digits mean other colours in the transport registers and in cameras. */
const stationColours: Readonly<Record<string, PlateColour>> = {
  0: 'blue',
  1: 'yellow',
  2: 'black',
  3: 'white',
  4: 'green',
  5: 'yellow-green',
  11: 'green',
};

const stationFlags: Readonly<Record<string, string>> = {
  1: '逆行',
  2: '超速',
  6: '不按导向车道',
  13: '低速行驶',
  14: '违法停车',
  15: '不按规定行驶',
  16: '违法倒车',
  17: '压线',
  18: '违法变道',
};

/** Only what there is: an absent field and an empty one are the same to us. */
function present<T extends object>(values: T): Partial<T> {
  return Object.fromEntries(
    Object.entries(values).filter(([, value]) => value !== undefined && value !== ''),
  ) as Partial<T>;
}

function fromStationPass(row: Static<typeof StationPass>): WeighingRow {
  return {
    recordNo: row.checkNo,
    site: row.siteCode,
    at: fromCivil(row.checkTime),
    lane: row.lane,
    axles: row.axleCnt,
    totalKg: row.sumWeight,
    ...present({
      plate: row.plateNum,
      plateColour: row.plateNumColor === undefined ? undefined : (stationColours[row.plateNumColor] ?? 'unknown'),
      speedKmh: row.speed,
      lengthMm: row.length,
      widthMm: row.width,
      heightMm: row.height,
      abnormal: row.reverse ? (stationFlags[row.reverse] ?? `违法标志 ${row.reverse}`) : undefined,
    }),
  };
}

const axleText = (axle: number) => optional(Type.String({ title: `第 ${axle} 轴重（kg）`, pattern: '^\\d{0,6}$' }));

/** The preview record of the provincial standard's Appendix B and the county applications made after it: all as text. */
export const PreviewPass = Type.Object({
  previewCode: Type.String({ title: '预检单号', minLength: 1, maxLength: 60 }),
  previewDate: Type.String({ title: '预检时间', pattern: civilTime }),
  previewStationCode: Type.String({ title: '站点编码', minLength: 1, maxLength: 40 }),
  licenseCodeFront: optional(Type.String({ title: '车头车牌', maxLength: 20 })),
  licenseCodeBack: optional(Type.String({ title: '车尾车牌', maxLength: 20 })),
  axisNum: digits('轴数'),
  laneNo: digits('车道'),
  totalWeight: digits('总重（kg）'),
  speed: optional(Type.String({ title: '速度', pattern: '^\\d{0,3}(\\.\\d+)?$' })),
  axle1Weight: axleText(1),
  axle2Weight: axleText(2),
  axle3Weight: axleText(3),
  axle4Weight: axleText(4),
  axle5Weight: axleText(5),
  axle6Weight: axleText(6),
});

function fromPreviewPass(row: Static<typeof PreviewPass>): WeighingRow {
  const axleKg = [row.axle1Weight, row.axle2Weight, row.axle3Weight, row.axle4Weight, row.axle5Weight, row.axle6Weight]
    .filter((weight) => weight !== undefined && weight !== '')
    .map(Number);
  return {
    recordNo: row.previewCode,
    site: row.previewStationCode,
    at: fromCivil(row.previewDate),
    lane: Number(row.laneNo),
    axles: Number(row.axisNum),
    totalKg: Number(row.totalWeight),
    ...present({
      plate: row.licenseCodeFront,
      rearPlate: row.licenseCodeBack,
      speedKmh: row.speed ? Math.round(Number(row.speed)) : undefined,
      axleKg: axleKg.length > 0 ? axleKg : undefined,
    }),
  };
}

/** A way in which stations tell of weighings: its row, and the same in our own terms. */
export interface Dialect {
  readonly key: string;
  readonly title: string;
  readonly row: TObject;
  readonly toWeighing: (row: never) => WeighingRow;
}

export const dialects: readonly Dialect[] = [
  { key: 'weighings', title: '称重记录上传', row: WeighingRow, toWeighing: (row: WeighingRow) => row },
  { key: 'station-passes', title: '称重记录上传（前端通行记录格式）', row: StationPass, toWeighing: fromStationPass },
  { key: 'preview-passes', title: '称重记录上传（预检记录格式）', row: PreviewPass, toWeighing: fromPreviewPass },
];
