import type { Tone as TagTone } from '../../../../web/kit/index.ts';
import type { Tone } from '../../../../web/kit/map/index.ts';
import { type Doing, doings } from './fleet.ts';

interface Look {
  readonly title: string;
  readonly colour: string;
  readonly tag: TagTone;
}

/** What each doing is called and looks like. */
export const looks: Readonly<Record<Doing, Look>> = {
  offline: { title: '离线', colour: '#7b8494', tag: 'plain' },
  parked: { title: '停驶', colour: '#0958d9', tag: 'active' },
  driving: { title: '行驶', colour: '#1b6e1b', tag: 'good' },
  alarm: { title: '有未处理报警', colour: '#b81d24', tag: 'bad' },
};

export const tones: readonly Tone[] = doings.map((doing) => ({
  title: looks[doing].title,
  colour: looks[doing].colour,
}));

const directions = ['北', '东北', '东', '东南', '南', '西南', '西', '西北'];

export const directionOf = (degrees: number): string => directions[Math.round(degrees / 45) % 8] ?? '';
