import {
  Go,
  Panel,
  QueryState,
  type ScreenProps,
  StatusTag,
  type Tone,
  useService,
} from '../../../../web/kit/index.ts';
import { passagesAt } from '../parts/addresses.ts';
import { textOf } from '../parts/figures.ts';
import { PlateBox } from '../parts/plate-box.tsx';

interface Cycle {
  readonly since: string | null;
  readonly acts: number;
  readonly stage: keyof typeof stages;
  readonly basis: string;
}

const stages = {
  unknown: { title: '没有首发日期，不能起算', tone: 'plain' },
  clear: { title: '正常', tone: 'good' },
  warning: { title: '二次预警', tone: 'warning' },
  'last-warning': { title: '临界预警：再有一次即达到条件', tone: 'warning' },
  reached: { title: '达到条件', tone: 'bad' },
} as const satisfies Readonly<Record<string, { readonly title: string; readonly tone: Tone }>>;

/** Where one vehicle stands in its one-year cycle. */
export function VehicleCycle({ search, setSearch }: Pick<ScreenProps, 'search' | 'setSearch'>) {
  const plate = textOf(search.plate) ?? '';
  const answer = useService<Cycle>('overload', 'vehicle-cycle', { plate }, { enabled: plate !== '' });
  return (
    <Panel title="车辆一年周期">
      <PlateBox value={plate} onAsk={(next) => setSearch({ plate: next })} />
      {plate === '' ? (
        <p className="hd-muted">填写车牌，查看当前周期内已处理的违法超限行为。</p>
      ) : (
        <QueryState query={answer}>
          {({ since, acts, stage, basis }) => (
            <>
              <p>
                <strong>{plate}</strong> <StatusTag tone={stages[stage].tone}>{stages[stage].title}</StatusTag>
              </p>
              <p>
                {since ? `周期自 ${since} 起，已处理 ${acts} 次。` : '登记中没有道路运输证首发日期。'}{' '}
                <Go to={passagesAt({ plate })}>过车记录</Go>
              </p>
              <p className="hd-muted">依据：{basis}</p>
            </>
          )}
        </QueryState>
      )}
    </Panel>
  );
}
