import dayjs from 'dayjs';
import 'dayjs/locale/zh-cn.js';
import relativeTime from 'dayjs/plugin/relativeTime.js';
import timezone from 'dayjs/plugin/timezone.js';
import utc from 'dayjs/plugin/utc.js';

dayjs.extend(utc);
dayjs.extend(timezone);
dayjs.extend(relativeTime);
dayjs.locale('zh-cn');

/** The authority's civil time, whatever the browser's own zone is. */
export const zone = 'Asia/Shanghai';

export function formatInstant(iso: string | null | undefined, pattern = 'YYYY-MM-DD HH:mm:ss'): string {
  return iso ? dayjs(iso).tz(zone).format(pattern) : '';
}

/** Such as 3 小时前 or 2 天内. */
export function formatDistance(iso: string): string {
  return dayjs(iso).fromNow();
}

export const today = (): string => dayjs().tz(zone).format('YYYY-MM-DD');

/** The wall clock in China as a dayjs value without a zone, for pickers, which know only the browser's zone. */
export const wallClock = (iso: string) => dayjs(formatInstant(iso, 'YYYY-MM-DDTHH:mm:ss'));

/** The instant that a wall clock in China shows. China has one offset all year. */
export const instantOf = (value: dayjs.Dayjs): string => `${value.format('YYYY-MM-DDTHH:mm:ss')}+08:00`;

export { dayjs };
