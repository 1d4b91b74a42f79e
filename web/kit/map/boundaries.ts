import { type UseQueryResult, useQuery } from '@tanstack/react-query';
import { type ApiError, apiGet } from '../api.ts';
import { type Region, readRegions } from './regions.ts';
import { shippedCities } from './shipped-cities.ts';

/** A tiled base map, by WMTS 1.0.0 in degrees. */
export interface BaseMap {
  readonly url: string;
  readonly layer: string;
  readonly matrixSet: string;
  readonly format: string;
  readonly attribution: string;
}

/** What the authority has put under its maps. */
export interface MapGround {
  /** Hash of the outlines that are loaded, by what they outline; null where none are. */
  readonly outlines: { readonly city: string | null; readonly county: string | null };
  readonly baseMap: BaseMap | null;
}

export interface Boundaries {
  readonly cities: readonly Region[];
  /** Empty until the authority has loaded them. */
  readonly counties: readonly Region[];
  readonly baseMap: BaseMap | null;
}

async function readBoundaries(signal: AbortSignal): Promise<Boundaries> {
  const { outlines, baseMap } = await apiGet<MapGround>('/api/map-ground', {}, signal);
  const loaded = async (level: 'city' | 'county') =>
    outlines[level] === null
      ? null
      : readRegions(await apiGet(`/api/map-ground/outlines/${level}`, { hash: outlines[level] }, signal));
  const [cities, counties] = await Promise.all([loaded('city'), loaded('county')]);
  return { cities: cities ?? (await shippedCities()), counties: counties ?? [], baseMap };
}

/** Outlines and base map; asked once, they change seldom. */
export function useBoundaries(): UseQueryResult<Boundaries, ApiError> {
  return useQuery<Boundaries, ApiError>({
    queryKey: ['map-ground', 'boundaries'],
    queryFn: ({ signal }) => readBoundaries(signal),
    staleTime: Number.POSITIVE_INFINITY,
  });
}
