/** 超限运输车辆通行证 as far as a passage is held against it. */
export interface Permit {
  readonly no: string;
  readonly plate: string;
  /** First and last civil date. */
  readonly from: string;
  readonly to: string;
  readonly maxKg: number;
  /** Permitted outer dimensions in mm, where the permit names them. */
  readonly lengthMm?: number | null;
  readonly widthMm?: number | null;
  readonly heightMm?: number | null;
  /** Codes of the sites on the permitted route; empty when the route was not entered site by site. */
  readonly sites: readonly string[];
}

export interface Passing {
  readonly plate: string;
  readonly date: string;
  readonly site: string;
  readonly totalKg: number;
}

export type PermitMatch =
  | { readonly kind: 'none' }
  | { readonly kind: 'covers'; readonly permit: Permit }
  | { readonly kind: 'off-route'; readonly permit: Permit }
  | { readonly kind: 'over-permit'; readonly permit: Permit; readonly overKg: number };

/** The best permit of a passage: one that covers it, else the one that would but for its mass, else its route. */
export function matchPermit(permits: readonly Permit[], passing: Passing): PermitMatch {
  const valid = permits.filter(
    ({ plate, from, to }) => plate === passing.plate && from <= passing.date && passing.date <= to,
  );
  const onRoute = valid.filter(({ sites }) => sites.length === 0 || sites.includes(passing.site));
  const covering = onRoute.find(({ maxKg }) => passing.totalKg <= maxKg);
  if (covering) return { kind: 'covers', permit: covering };
  const [heaviest] = [...onRoute].sort((a, b) => b.maxKg - a.maxKg);
  if (heaviest) return { kind: 'over-permit', permit: heaviest, overKg: passing.totalKg - heaviest.maxKg };
  const [elsewhere] = valid;
  return elsewhere ? { kind: 'off-route', permit: elsewhere } : { kind: 'none' };
}

const sides = { lengthMm: '长', widthMm: '宽', heightMm: '高' } as const;
export type Dimensions = Readonly<Record<keyof typeof sides, number | null>>;

/** In which dimensions a vehicle is larger than its permit allows, in words; what is not measured or named is not compared. */
export function largerThanPermit(permit: Permit, measured: Dimensions): readonly string[] {
  return (Object.keys(sides) as (keyof typeof sides)[]).flatMap((side) => {
    const [allowed, seen] = [permit[side] ?? null, measured[side]];
    return allowed !== null && seen !== null && seen > allowed ? [`${sides[side]} ${seen} mm，许可 ${allowed} mm`] : [];
  });
}
