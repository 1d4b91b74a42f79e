import Layer from 'ol/layer/Layer.js';
import type { FrameState } from 'ol/Map.js';
import { colours } from '../theme.ts';
import { type Cluster, clusterPoints } from './clusters.ts';
import { type MapPoints, noBearing, type PointsFeed } from './points.ts';

/** What the points of one tone look like. */
export interface Tone {
  readonly title: string;
  readonly colour: string;
}

export interface PointsLayerOptions {
  readonly feed: PointsFeed;
  /** In the order of the numbers that points carry; higher ones are drawn above lower ones. */
  readonly tones: readonly Tone[];
  /** Gathers points of a grid into one sign while a degree is shown on fewer pixels than this; 0 never does. */
  readonly clusterBelow: number;
  /** Ringed. */
  readonly picked: () => number | null;
}

const cellPixels = 72;
/** Below this many pixels for a degree a point is a dot; above, a sign with an edge and its direction. */
const signsFrom = 450;

/** Pixel = degree * scale + offset; the map is never turned. */
interface Placing {
  readonly scaleX: number;
  readonly scaleY: number;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Draws thousands of points on a canvas of its own at each frame: no objects, no index, nothing to keep in step. */
export class PointsLayer extends Layer {
  readonly #options: PointsLayerOptions;
  readonly #canvas = document.createElement('canvas');

  constructor(options: PointsLayerOptions) {
    super({ zIndex: 20 });
    this.#options = options;
    this.#canvas.style.cssText = 'position:absolute;inset:0;width:100%;height:100%;pointer-events:none';
  }

  override render(frame: FrameState | null): HTMLElement {
    if (frame) this.#draw(frame);
    return this.#canvas;
  }

  /** Signs of several points that stand on the map now; empty where each point stands for itself. */
  clustersAt(pixelsPerDegree: number): readonly Cluster[] {
    const { clusterBelow, feed } = this.#options;
    return pixelsPerDegree < clusterBelow ? clusterPoints(feed.points, cellPixels / pixelsPerDegree) : [];
  }

  #draw({ size, pixelRatio, coordinateToPixelTransform: matrix }: FrameState): void {
    const [width = 0, height = 0] = size;
    const canvas = this.#canvas;
    if (canvas.width !== width * pixelRatio || canvas.height !== height * pixelRatio) {
      canvas.width = width * pixelRatio;
      canvas.height = height * pixelRatio;
    }
    const context = canvas.getContext('2d');
    if (!context) return;
    context.setTransform(pixelRatio, 0, 0, pixelRatio, 0, 0);
    context.clearRect(0, 0, width, height);
    const [scaleX = 1, , , scaleY = -1, x = 0, y = 0] = matrix;
    const placing = { scaleX, scaleY, x, y, width, height };
    const { clusterBelow } = this.#options;
    if (scaleX < clusterBelow) this.#drawClusters(context, placing);
    else if (scaleX < signsFrom) this.#drawDots(context, placing);
    else this.#drawSigns(context, placing);
    this.#ringPicked(context, placing);
  }

  /** Calls `take` for each point of a tone that lies in the frame. */
  #each(tone: number, { scaleX, scaleY, x, y, width, height }: Placing, take: Take): void {
    const points = this.#options.feed.points;
    const { longitudes, latitudes, tones, hidden, count } = points;
    for (let index = 0; index < count; index += 1) {
      if (tones[index] !== tone || hidden?.[index]) continue;
      const left = (longitudes[index] ?? 0) * scaleX + x;
      const top = (latitudes[index] ?? 0) * scaleY + y;
      if (left >= -8 && top >= -8 && left <= width + 8 && top <= height + 8) take(left, top, index);
    }
  }

  #drawDots(context: CanvasRenderingContext2D, placing: Placing): void {
    this.#options.tones.forEach(({ colour }, tone) => {
      context.fillStyle = colour;
      const side = tone === this.#options.tones.length - 1 ? 5 : 4;
      this.#each(tone, placing, (left, top) => context.fillRect(left - side / 2, top - side / 2, side, side));
    });
  }

  #drawSigns(context: CanvasRenderingContext2D, placing: Placing): void {
    const { bearings } = this.#options.feed.points;
    context.lineWidth = 1.5;
    context.strokeStyle = '#fff';
    this.#options.tones.forEach(({ colour }, tone) => {
      context.fillStyle = colour;
      this.#each(tone, placing, (left, top, index) => {
        context.beginPath();
        pathOfSign(context, left, top, bearings?.[index] ?? noBearing);
        context.fill();
        context.stroke();
      });
    });
  }

  #drawClusters(context: CanvasRenderingContext2D, placing: Placing): void {
    context.textAlign = 'center';
    context.textBaseline = 'middle';
    context.font = '600 12px system-ui, sans-serif';
    const { tones } = this.#options;
    for (const { longitude, latitude, count, tone } of this.clustersAt(placing.scaleX)) {
      const isWorst = tone === tones.length - 1;
      const left = longitude * placing.scaleX + placing.x;
      const top = latitude * placing.scaleY + placing.y;
      context.beginPath();
      context.arc(left, top, radiusOf(count), 0, 2 * Math.PI);
      context.fillStyle = count > 1 ? colours.navy : (tones[tone]?.colour ?? colours.navy);
      context.fill();
      context.lineWidth = isWorst ? 4 : 2;
      context.strokeStyle = isWorst ? (tones[tone]?.colour ?? '#fff') : '#fff';
      context.stroke();
      context.fillStyle = '#fff';
      if (count > 1) context.fillText(String(count), left, top + 0.5);
    }
  }

  #ringPicked(context: CanvasRenderingContext2D, { scaleX, scaleY, x, y }: Placing): void {
    const picked = this.#options.picked();
    const { longitudes, latitudes, count }: MapPoints = this.#options.feed.points;
    if (picked === null || picked >= count) return;
    context.beginPath();
    context.arc((longitudes[picked] ?? 0) * scaleX + x, (latitudes[picked] ?? 0) * scaleY + y, 11, 0, 2 * Math.PI);
    context.lineWidth = 3;
    context.strokeStyle = '#1f2733';
    context.stroke();
  }
}

type Take = (left: number, top: number, index: number) => void;

export const radiusOf = (count: number) => (count === 1 ? 5 : 10 + 3 * Math.log10(count) ** 1.5);

function pathOfSign(context: CanvasRenderingContext2D, left: number, top: number, bearing: number): void {
  if (bearing === noBearing) {
    context.arc(left, top, 5, 0, 2 * Math.PI);
    return;
  }
  const turn = (bearing * Math.PI) / 180;
  const [sin, cos] = [Math.sin(turn), Math.cos(turn)];
  const corner = (x: number, y: number) => [left + x * cos - y * sin, top + x * sin + y * cos] as const;
  context.moveTo(...corner(0, -9));
  context.lineTo(...corner(6, 7));
  context.lineTo(...corner(0, 4));
  context.lineTo(...corner(-6, 7));
  context.closePath();
}
