import { Slider } from 'antd';
import { formatInstant } from '../../../../web/kit/index.ts';
import { gapsOf, isoOf, type Stretch, stopsOf, type Track } from '../parts/track.ts';
import type { Alarm } from './alarms.ts';

interface Band {
  readonly key: string;
  readonly className: string;
  readonly left: number;
  readonly width: number;
}

function bandsOf(track: Track, alarms: readonly Alarm[]): readonly Band[] {
  const [start, end] = [track.times[0] ?? 0, track.times.at(-1) ?? 0];
  const share = (seconds: number) => ((seconds - start) / Math.max(end - start, 1)) * 100;
  const band =
    (className: string) =>
    ({ first, seconds }: Stretch): Band => {
      const from = track.times[first] ?? 0;
      return { key: `${className}${first}`, className, left: share(from), width: share(from + seconds) - share(from) };
    };
  return [
    ...stopsOf(track).map(band('co-band-stop')),
    ...gapsOf(track).map(band('co-band-gap')),
    ...alarms.map(({ seconds, id }) => ({ key: id, className: 'co-band-alarm', left: share(seconds), width: 0.3 })),
  ];
}

/** Time runs evenly from left to right: a gap is as wide as it was long. */
export function TimeLine({
  track,
  alarms,
  seconds,
  onSeek,
}: {
  readonly track: Track;
  readonly alarms: readonly Alarm[];
  readonly seconds: number;
  readonly onSeek: (seconds: number) => void;
}) {
  const [start, end] = [track.times[0] ?? 0, track.times.at(-1) ?? 0];
  const text = (at = 0) => formatInstant(isoOf(at), 'MM-DD HH:mm:ss');
  return (
    <div className="co-time">
      <div className="co-bands" aria-hidden>
        {bandsOf(track, alarms).map(({ key, className, left, width }) => (
          <span key={key} className={className} style={{ left: `${left}%`, width: `${Math.max(width, 0.2)}%` }} />
        ))}
      </div>
      <Slider
        min={start}
        max={Math.max(end, start + 1)}
        value={seconds}
        onChange={onSeek}
        tooltip={{ formatter: text }}
        ariaLabelForHandle="时间"
        ariaValueTextFormatterForHandle={text}
      />
      <div className="co-time-ends hd-muted">
        <span>{text(start)}</span>
        <span>
          <i className="co-key co-band-stop" aria-hidden /> 停车 <i className="co-key co-band-gap" aria-hidden /> 中断{' '}
          <i className="co-key co-band-alarm" aria-hidden /> 报警
        </span>
        <span>{text(end)}</span>
      </div>
    </div>
  );
}
