import type { MediaKind } from '../words.ts';

/** How long pictures of passages are kept of which nothing came; what a case names is kept with the case. */
export const retentionRules = [
  {
    from: '2016-09-21',
    to: null,
    pictureDays: 180,
    videoDays: 90,
    basis: '本省配置（未见明文）：过车图像半年，短视频三个月；案件证据随案件保存',
  },
] as const;

export const isVideo = (kind: MediaKind): boolean => kind.endsWith('-video');
