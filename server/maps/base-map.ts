import type { FastifyInstance } from 'fastify';

/** A tiled base map by WMTS 1.0.0 in degrees, which browsers fetch from where it is served. */
export interface BaseMap {
  /** With the key of the service in its query where it wants one. */
  readonly url: string;
  readonly layer: string;
  readonly matrixSet: string;
  readonly format: string;
  /** Whose map it is, with its 审图号: shown in the corner of each map. */
  readonly attribution: string;
}

/** The base map of the settings `HENGDAO_WMTS_*`; null where none is set. Throws TypeError for a URL that is none. */
export function readBaseMap(env: Readonly<Record<string, string | undefined>>): BaseMap | null {
  const url = env.HENGDAO_WMTS_URL;
  if (!url) return null;
  return {
    url: new URL(url).href,
    layer: env.HENGDAO_WMTS_LAYER ?? 'vec',
    matrixSet: env.HENGDAO_WMTS_MATRIX_SET ?? 'c',
    format: env.HENGDAO_WMTS_FORMAT ?? 'tiles',
    attribution: env.HENGDAO_WMTS_ATTRIBUTION ?? new URL(url).host,
  };
}

const policy = 'content-security-policy';

/** Lets pages show the tiles, which come from another server: all else stays forbidden to come from there. */
export function allowBaseMap(http: FastifyInstance, { url }: BaseMap): void {
  const { origin } = new URL(url);
  http.addHook('onRequest', async (_request, reply) => {
    const told = String(reply.getHeader(policy) ?? '');
    reply.header(policy, told.replace("img-src 'self'", `img-src 'self' ${origin}`));
  });
}
