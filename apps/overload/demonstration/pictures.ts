import type { CaseRecord, Ctx } from '../../../kernel/sdk/index.ts';
import type { overloadReview } from '../cases.ts';
import { takeMedia } from '../media.ts';
import type { MediaKind } from '../words.ts';

type Review = CaseRecord<typeof overloadReview>;

const wanted = ['front', 'rear', 'front-side', 'plate-crop', 'overview-video'] as const satisfies readonly MediaKind[];

const rect = (x: number, y: number, width: number, height: number, fill: string) =>
  `<rect x="${x}" y="${y}" width="${width}" height="${height}" rx="3" fill="${fill}"/>`;
const words = (x: number, y: number, size: number, fill: string, text: string, anchor = 'start') =>
  `<text x="${x}" y="${y}" font-size="${size}" fill="${fill}" text-anchor="${anchor}" font-family="sans-serif">${text}</text>`;
const plateSign = (x: number, y: number, scale: number, plate: string) =>
  `${rect(x, y, 96 * scale, 28 * scale, '#f2c230')}${words(x + 48 * scale, y + 21 * scale, 20 * scale, '#16202c', plate, 'middle')}`;

/** A truck from the side with as many axles as were weighed. */
function sideView({ axles }: Review, moving: boolean): string {
  const wheel = (x: number) =>
    `<circle cx="${x}" cy="212" r="15" fill="#1a2129"/><circle cx="${x}" cy="212" r="6" fill="#9aa7b5"/>`;
  const front = [122, ...(axles > 3 ? [208] : [])];
  const behind = Array.from({ length: Math.max(axles - front.length, 1) }, (_, index) => 420 - index * 34);
  const body = `${rect(80, 118, 74, 84, '#2d5e9e')}${rect(92, 128, 40, 30, '#bcd6ee')}${rect(160, 92, 296, 110, '#7a838f')}${rect(160, 84, 296, 14, '#a8793f')}`;
  const move = moving
    ? '<animateTransform attributeName="transform" type="translate" from="420 0" to="-420 0" dur="4s" repeatCount="indefinite"/>'
    : '';
  return `<g>${body}${[...front, ...behind].map(wheel).join('')}${move}</g>`;
}

const frontView = (plate: string) =>
  `${rect(190, 70, 140, 140, '#2d5e9e')}${rect(204, 84, 112, 52, '#bcd6ee')}${rect(180, 196, 160, 18, '#3a4450')}${plateSign(212, 166, 1, plate)}`;
const rearView = (plate: string) =>
  `${rect(180, 60, 160, 150, '#7a838f')}${rect(190, 70, 140, 96, '#68717c')}${plateSign(212, 176, 1, plate)}`;

const scenes: Readonly<Record<(typeof wanted)[number], (review: Review, plate: string) => string>> = {
  front: (_, plate) => frontView(plate),
  rear: (_, plate) => rearView(plate),
  'front-side': (review) => sideView(review, false),
  'plate-crop': (_, plate) => plateSign(110, 90, 3.1, plate),
  'overview-video': (review) => sideView(review, true),
};

/** A drawn picture that nobody takes for a photograph; it says on itself that it is simulated. */
function drawn(review: Review, kind: (typeof wanted)[number]): string {
  const caption = `${review.siteCode} ${review.passedAt.slice(0, 19).replace('T', ' ')} ${review.axles}轴 ${review.totalKg}kg`;
  return [
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 520 300" width="520" height="300">',
    rect(0, 0, 520, 300, '#c9d4df'),
    rect(0, 200, 520, 100, '#5a626c'),
    scenes[kind](review, review.plate ?? '无牌'),
    rect(0, 272, 520, 28, '#0b1420'),
    words(10, 291, 14, '#ffffff', caption),
    words(510, 26, 18, '#a3161d', '模拟图像', 'end'),
    '</svg>',
  ].join('');
}

/** Pictures of the records under review; of every sixth the rear is missing, as it happens at stations. */
export async function recordPictures(ctx: Ctx, reviews: readonly Review[]): Promise<void> {
  const rows = reviews.flatMap((review, index) =>
    wanted
      .filter((kind) => kind !== 'rear' || index % 6 !== 5)
      .map((kind) => ({
        recordNo: review.recordNo,
        site: review.siteCode,
        takenAt: review.passedAt,
        kind,
        content: Buffer.from(drawn(review, kind)).toString('base64'),
        simulated: true,
      })),
  );
  await takeMedia(ctx, rows);
}
