/** Why a record is returned, failed or left without a penalty: told by a code that can be counted, and in words. */
export const reviewReasons = {
  R01: '图像不清或缺失',
  R02: '车牌识别有误',
  R03: '车型或轴型不符',
  R04: '称重数据异常',
  R05: '持有相符的通行证',
  R06: '同一行为已有记录',
  R07: '限值认定依据不足',
  R08: '应急抢险等依法免处',
  R99: '其他',
} as const;
export type ReviewReason = keyof typeof reviewReasons;

/** The code with its words and what somebody adds, as it is kept with the move. */
export const reasonText = (code: ReviewReason, note: string): string =>
  `${code} ${reviewReasons[code]}${note.trim() === '' ? '' : `：${note.trim()}`}`;
