import { Button, Tag } from 'antd';
import { formatInstant, Go } from '../../../../web/kit/index.ts';
import type { Brief } from './draft.ts';

/** Earlier orders; one of them may be named as what this call repeats. */
export function OrderList({
  orders,
  chosen,
  onRepeat,
}: {
  readonly orders: readonly (Brief & { readonly hint?: 'repeat' | 'duplicate'; readonly similarity?: number })[];
  readonly chosen: string;
  readonly onRepeat: (number: string) => void;
}) {
  return (
    <ul className="hl-list">
      {orders.map((one) => (
        <li key={one.id}>
          <Go to={`/hotline/cases/order/${one.id}`}>{one.title}</Go> <Tag>{one.stateTitle}</Tag>
          {one.hint && (
            <Tag color={one.hint === 'repeat' ? 'red' : 'gold'}>
              {one.hint === 'repeat' ? '同一诉求人' : '他人反映'}
              {one.similarity ? ` ${Math.round(one.similarity * 100)}%` : ''}
            </Tag>
          )}
          <div className="hd-muted">
            {one.number} · {formatInstant(one.openedAt)}
          </div>
          {one.number !== null && (
            <Button size="small" disabled={chosen === one.number} onClick={() => onRepeat(one.number ?? '')}>
              {chosen === one.number ? '已记为重复' : '记为重复'}
            </Button>
          )}
        </li>
      ))}
    </ul>
  );
}
