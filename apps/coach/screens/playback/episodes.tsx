import { Button } from 'antd';
import { formatInstant, NoData } from '../../../../web/kit/index.ts';
import { durationText, gapsOf, isoOf, stopsOf, type Track } from '../parts/track.ts';
import type { Alarm } from './alarms.ts';

interface Episode {
  readonly key: string;
  readonly seconds: number;
  readonly text: string;
}

function episodesOf(track: Track, alarms: readonly Alarm[]): readonly Episode[] {
  const at = (index: number) => track.times[index] ?? 0;
  return [
    ...stopsOf(track).map(({ first, seconds }) => ({
      key: `stop-${first}`,
      seconds: at(first),
      text: `停车 ${durationText(seconds)}`,
    })),
    ...gapsOf(track).map(({ first, seconds }) => ({
      key: `gap-${first}`,
      seconds: at(first),
      text: `定位中断 ${durationText(seconds)}`,
    })),
    ...alarms.map(({ id, seconds, title }) => ({ key: id, seconds, text: `报警：${title}` })),
  ].sort((a, b) => a.seconds - b.seconds);
}

/** Stops, gaps and alarms in the order of time; a press shows the moment. */
export function Episodes({
  track,
  alarms,
  onSeek,
}: {
  readonly track: Track;
  readonly alarms: readonly Alarm[];
  readonly onSeek: (seconds: number) => void;
}) {
  const episodes = episodesOf(track, alarms);
  if (episodes.length === 0) return <NoData what="没有停车、中断和报警" />;
  return (
    <ol className="co-episodes">
      {episodes.map(({ key, seconds, text }) => (
        <li key={key}>
          <Button type="link" size="small" onClick={() => onSeek(seconds)}>
            {formatInstant(isoOf(seconds), 'MM-DD HH:mm:ss')}
          </Button>
          {text}
        </li>
      ))}
    </ol>
  );
}
