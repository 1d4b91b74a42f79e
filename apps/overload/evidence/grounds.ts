/** On what somebody objects to a record. */
export const grounds = {
  'not-mine': '不是本车',
  weight: '称重有误',
  permit: '持有通行证',
  device: '设备或检定有问题',
  other: '其他',
} as const;
