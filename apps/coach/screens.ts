import type { ScreenDecl } from '../../kernel/sdk/index.ts';

const all = ['province', 'supervisor', 'duty-officer', 'registrar', 'company-safety', 'viewer'];

/** Own pages beside the generic ones; each lies in `screens/<key>.tsx`. */
export const coachScreens: readonly ScreenDecl[] = [
  { key: 'map', title: '实时监控', by: all },
  { key: 'alarms', title: '报警台', by: ['province', 'supervisor', 'duty-officer', 'company-safety'] },
  { key: 'playback', title: '轨迹回放', by: all },
];
