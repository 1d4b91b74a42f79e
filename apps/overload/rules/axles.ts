/** One axle group of an axle type code, by the station front ends' digits 1 to 7. */
export interface AxleGroup {
  /** 1 single axle on single tyres, 2 single on dual, 3 tandem single, 4 tandem mixed, 5 tandem dual, 6 tridem single, 7 tridem dual. */
  readonly group: number;
  readonly axles: number;
  readonly drive: boolean;
}

export interface AxleConfiguration {
  readonly code: string;
  readonly axles: number;
  readonly groups: readonly AxleGroup[];
  readonly drive: 'single' | 'grouped';
  /** Axles behind the driven group that the code itself says to be on single tyres. */
  readonly singleTyreAxles: number;
}

const axlesOf: Readonly<Record<string, number>> = { 1: 1, 2: 1, 3: 2, 4: 2, 5: 2, 6: 3, 7: 3 };
const singleTyresOf: Readonly<Record<string, number>> = { 1: 1, 3: 2, 4: 1, 6: 3 };

/**
 * Reads an axle type code such as `1127`, front to back. Steering axles stand first as `1`; the group behind them is
 * driven, and with nothing but single tyres it is the last one. Null for what is no such code.
 */
export function readAxleCode(code: string): AxleConfiguration | null {
  if (!/^1[1-7]{1,7}$/.test(code)) return null;
  const digits = [...code];
  const behindSteering = digits.findIndex((digit) => digit !== '1');
  const driven = behindSteering < 0 ? digits.length - 1 : behindSteering;
  const groups = digits.map((digit, index) => ({
    group: Number(digit),
    axles: axlesOf[digit] ?? 0,
    drive: index === driven,
  }));
  const drive = groups[driven]?.axles === 1 ? 'single' : 'grouped';
  const singleTyreAxles = digits.slice(driven + 1).reduce((count, digit) => count + (singleTyresOf[digit] ?? 0), 0);
  return { code, axles: groups.reduce((count, group) => count + group.axles, 0), groups, drive, singleTyreAxles };
}
