import { useQueryClient } from '@tanstack/react-query';
import {
  FileDrop,
  formatInstant,
  NoData,
  PageHeader,
  Panel,
  QueryState,
  useApi,
  useManifest,
} from '../../kit/index.ts';

interface Loaded {
  readonly hash: string;
  readonly fileName: string;
  readonly regions: number;
  readonly missing: readonly string[];
  readonly loadedAt: string;
  readonly loadedBy: string;
}

const levels = [
  { key: 'city', title: '市州边界', without: '尚未导入，地图使用随系统提供的市州轮廓' },
  { key: 'county', title: '县区边界', without: '尚未导入，地图只显示市州轮廓' },
] as const;

const accepts = ['json', 'geojson', 'topojson'];
const maxBytes = 8 * 1024 * 1024;

function Current({ loaded, without }: { readonly loaded: Loaded | null; readonly without: string }) {
  if (!loaded) return <NoData what={without} />;
  return (
    <>
      <p>
        {loaded.fileName}：{loaded.regions} 个区划；{loaded.loadedBy} 于 {formatInstant(loaded.loadedAt)} 导入
      </p>
      {loaded.missing.length > 0 && <p className="hd-muted">没有边界的区划：{loaded.missing.join('、')}</p>}
    </>
  );
}

/** Outlines of divisions under all maps: what holds, and new ones from the authority. */
export function OutlinesPage() {
  const { me } = useManifest();
  const client = useQueryClient();
  const current = useApi<Readonly<Record<'city' | 'county', Loaded | null>>>('/map-ground/outlines');
  const mayLoad = me.posts.some((post) => post.role === 'kernel.admin');
  return (
    <>
      <PageHeader
        title="地图边界"
        about="GeoJSON 或 TopoJSON，WGS-84 或 CGCS2000 经纬度，每个区划一个面，代码放在 adcode、code 或 id。边界只用于显示，不作为管辖依据；公开展示须使用带审图号的边界。"
      />
      <QueryState query={current}>
        {(loaded) =>
          levels.map(({ key, title, without }) => (
            <Panel key={key} title={title}>
              <Current loaded={loaded[key]} without={without} />
              {mayLoad && (
                <FileDrop<Loaded>
                  label={`导入${title}`}
                  path={`/api/map-ground/outlines/${key}`}
                  accepts={accepts}
                  maxBytes={maxBytes}
                  onDone={() => void client.invalidateQueries()}
                />
              )}
            </Panel>
          ))
        }
      </QueryState>
    </>
  );
}
