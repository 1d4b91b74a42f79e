import { Button, Popover } from 'antd';
import type { CaseDeadline } from '../../kernel/sdk/case.ts';
import { StatusTag, type Tone } from './status-tag.tsx';
import { dayjs, formatDistance, formatInstant } from './time.ts';

const soonHours = 48;

function face(deadline: CaseDeadline): { tone: Tone; text: string } {
  const due = deadline.dueAt;
  if (deadline.state === 'met') return { tone: 'good', text: '按期完成' };
  if (deadline.state === 'lapsed') return { tone: 'plain', text: '期满' };
  if (deadline.state === 'paused') return { tone: 'plain', text: '计时暂停' };
  if (deadline.state === 'breached') return { tone: 'bad', text: due ? `已超期（${formatDistance(due)}）` : '已超期' };
  if (!due) return { tone: 'plain', text: '尚无到期时间' };
  const soon = dayjs(due).diff(dayjs(), 'hour') < soonHours;
  return { tone: soon ? 'warning' : 'active', text: `${formatDistance(due)}到期` };
}

function Explanation({ deadline }: { readonly deadline: CaseDeadline }) {
  return (
    <div className="hd-explanation">
      <p>
        起算：{formatInstant(deadline.startedAt)}
        {deadline.dueAt && <>；到期：{formatInstant(deadline.dueAt)}</>}
        {deadline.stoppedAt && <>；完成：{formatInstant(deadline.stoppedAt)}</>}
      </p>
      {deadline.explanation.length > 0 && (
        <ol>
          {deadline.explanation.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ol>
      )}
      <p>依据：{deadline.basis}</p>
      {deadline.provisional && <p>该年度工作日安排尚未公布，到期时间为暂定，公布后自动重算。</p>}
    </div>
  );
}

/** A deadline in one word; a click shows how the due date was counted, day by day. */
export function DeadlineBadge({ deadline }: { readonly deadline: CaseDeadline }) {
  const { tone, text } = face(deadline);
  return (
    <Popover title={deadline.title} trigger="click" content={<Explanation deadline={deadline} />}>
      <Button type="text" size="small" className="hd-deadline" aria-label={`${deadline.title}：${text}，查看计算过程`}>
        <span className="hd-muted">{deadline.title}</span> <StatusTag tone={tone}>{text}</StatusTag>
        {deadline.provisional && <StatusTag tone="warning">暂定</StatusTag>}
      </Button>
    </Popover>
  );
}
