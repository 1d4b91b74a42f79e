import type { WeighingRow } from '../dialects.ts';
import { type MediaKind, mediaKinds } from '../words.ts';

const wheel = (x: number) =>
  `<circle cx="${x}" cy="150" r="14" fill="#222"/><circle cx="${x}" cy="150" r="6" fill="#999"/>`;

function fromTheSide(axles: number): string {
  const length = 200 + axles * 20;
  const wheels = Array.from({ length: axles }, (_, index) =>
    wheel(70 + Math.round((index * (length - 60)) / (axles - 1))),
  );
  return `<rect x="40" y="80" width="50" height="62" fill="#b5432f"/><rect x="46" y="88" width="24" height="22" fill="#cfe3ee"/>
    <rect x="96" y="60" width="${length - 70}" height="78" fill="#5f7d8c"/>${wheels.join('')}`;
}

const fromBeforeOrBehind = (colour: string, plate: string) =>
  `<rect x="150" y="40" width="120" height="110" fill="${colour}"/><rect x="162" y="52" width="96" height="36" fill="#cfe3ee"/>
    <rect x="172" y="118" width="76" height="20" fill="#f5c518" stroke="#222"/>
    <text x="210" y="133" font-size="14" text-anchor="middle" fill="#111">${plate}</text>${wheel(168)}${wheel(252)}`;

function subjectOf(kind: MediaKind, { axles, plate = '无牌', rearPlate = plate }: WeighingRow): string {
  if (kind === 'plate-crop') {
    return `<rect x="90" y="60" width="240" height="76" fill="#f5c518" stroke="#222" stroke-width="4"/>
    <text x="210" y="114" font-size="46" text-anchor="middle" fill="#111">${plate}</text>`;
  }
  if (kind === 'front') return fromBeforeOrBehind('#b5432f', plate);
  if (kind === 'rear') return fromBeforeOrBehind('#5f7d8c', rearPlate);
  return fromTheSide(axles);
}

/** A drawing in the place of a photograph, with what a front end writes into its pictures. It says that it is none. */
export function drawing(kind: MediaKind, row: WeighingRow): string {
  const line = `${mediaKinds[kind]}  ${row.at.slice(0, 19).replace('T', ' ')}  ${row.axles}轴  ${row.totalKg} kg`;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 420 220"><rect width="420" height="220" fill="#d9dde0"/>
    <rect y="164" width="420" height="30" fill="#777"/>${subjectOf(kind, row)}
    <rect y="194" width="420" height="26" fill="#111"/><text x="8" y="212" font-size="13" fill="#fff">${line}</text>
    <text x="412" y="20" font-size="14" text-anchor="end" fill="#a00">模拟图像</text></svg>`;
}
