import { Button } from 'antd';
import { useState } from 'react';
import { QueryState, useApi } from '../../kit/index.ts';

interface ChangedDay {
  readonly part: 'numerator' | 'denominator';
  readonly day: string | null;
  readonly sealedRows: number;
  readonly rows: number;
}

const titles = { numerator: '分子', denominator: '分母' } as const;

function Changed({ path, params }: { readonly path: string; readonly params: Readonly<Record<string, string>> }) {
  const changed = useApi<readonly ChangedDay[]>(`${path}/evidence/changed`, params);
  return (
    <QueryState query={changed}>
      {(days) =>
        days.length === 0 ? (
          <p role="status">逐日重算，依据与封存时完全一致。</p>
        ) : (
          <>
            <p role="status">有 {days.length} 日的记录与封存时不同：其后有迟到、补正的数据。封存的数值不变。</p>
            <ul>
              {days.map(({ part, day, sealedRows, rows }) => (
                <li key={`${part}${day}`}>
                  {titles[part]} {day ?? '全部'}：封存时 {sealedRows} 条，现有 {rows} 条
                </li>
              ))}
            </ul>
          </>
        )
      }
    </QueryState>
  );
}

/** Recomputes the evidence behind a sealed figure, day by day, and says where it differs. */
export function SealedEvidence(props: { readonly path: string; readonly params: Readonly<Record<string, string>> }) {
  const [asked, setAsked] = useState(false);
  if (!asked) return <Button onClick={() => setAsked(true)}>核对封存依据</Button>;
  return <Changed {...props} />;
}
