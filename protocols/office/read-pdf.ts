import { createRequire } from 'node:module';
import { dirname, join, sep } from 'node:path';
import { getDocument, type PDFDocumentProxy, type PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { Deadline, ReadLimits } from './limits.ts';
import { type PageText, withoutFurniture } from './pdf-furniture.ts';
import { apply, matrixOf, multiply, type TextRun } from './pdf-geometry.ts';
import { alignedTo, findGrids, type Grid } from './pdf-grid.ts';
import { layOutPage } from './pdf-page.ts';
import { readRules } from './pdf-rules.ts';
import { refuseStreamBombs } from './pdf-streams.ts';
import { withoutRadicals } from './radicals.ts';
import { LineList, type TextLine } from './text-line.ts';
import { UnreadableFile } from './unreadable-file.ts';

const pdfjsFolder = dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'));

/**
 * The text layer of a PDF, page by page: visual lines of flowing text, and rows with cells where a table is ruled so
 * clearly that each text lies in one cell. Page numbers and running heads are left out.
 */
export async function readPdf(bytes: Uint8Array, limits: ReadLimits, deadline: Deadline): Promise<TextLine[]> {
  refuseStreamBombs(bytes, limits, deadline);
  const task = getDocument({
    // The reader takes the buffer for itself, so it gets a copy.
    data: Uint8Array.from(bytes),
    cMapUrl: join(pdfjsFolder, 'cmaps', sep),
    cMapPacked: true,
    standardFontDataUrl: join(pdfjsFolder, 'standard_fonts', sep),
    wasmUrl: join(pdfjsFolder, 'wasm', sep),
    isEvalSupported: false,
    disableFontFace: true,
    useSystemFonts: false,
    enableXfa: false,
    // Pictures carry no text; every one is larger than this and is skipped.
    maxImageSize: 1,
    verbosity: 0,
  });
  try {
    return await readPages(await task.promise, limits, deadline);
  } catch (error) {
    if (error instanceof UnreadableFile) throw error;
    const name = error instanceof Error ? error.name : '';
    if (name === 'PasswordException') throw new UnreadableFile('encrypted', {}, error);
    throw new UnreadableFile('damaged', { detail: 'PDF 结构不完整' }, error);
  } finally {
    await task.destroy();
  }
}

async function readPages(pdf: PDFDocumentProxy, limits: ReadLimits, deadline: Deadline): Promise<TextLine[]> {
  if (pdf.numPages > limits.pages) throw new UnreadableFile('too-many-pages', { limit: limits.pages });
  const pages: PageText[] = [];
  let lineCount = 0;
  let before: Grid | null = null;
  for (let no = 1; no <= pdf.numPages; no++) {
    deadline.check();
    const page = await pdf.getPage(no);
    const runs = await readRuns(page, limits, deadline);
    const grids: Grid[] = [];
    for (const grid of runs.length === 0 ? [] : findGrids(await readRules(page))) {
      before = alignedTo(grid, before);
      grids.push(before);
    }
    const lines = layOutPage(runs, grids);
    lineCount += lines.length;
    if (lineCount > limits.lines) throw new UnreadableFile('too-many-lines', { limit: `${limits.lines} 行` });
    pages.push({ no, height: page.getViewport({ scale: 1 }).height, lines });
    page.cleanup();
  }
  const list = new LineList(limits);
  for (const { no, lines } of withoutFurniture(pages)) {
    for (const { text, row } of lines) {
      if (row === undefined) list.add({ text, page: no });
      else list.addRow(row.cells, { merged: row.merged, page: no });
    }
  }
  if (list.lines.every((line) => line.text.trim() === '')) throw new UnreadableFile('no-text-layer');
  return list.lines;
}

/** The parts of a text chunk that are read here; pdf.js declares the stream without a type. */
interface TextChunk {
  readonly items: readonly (
    | { readonly str: string; readonly transform: readonly number[]; readonly width: number; readonly height: number }
    | { readonly type: string; readonly tag?: string | null }
  )[];
}

async function readRuns(page: PDFPageProxy, limits: ReadLimits, deadline: Deadline): Promise<TextRun[]> {
  const viewport = matrixOf(page.getViewport({ scale: 1 }).transform);
  const runs: TextRun[] = [];
  const artifacts = new ArtifactTracker();
  const options = { includeMarkedContent: true, disableNormalization: true };
  const reader = page.streamTextContent(options).getReader() as ReadableStreamDefaultReader<TextChunk>;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return runs;
    deadline.check();
    for (const item of value.items) {
      if ('type' in item) artifacts.take(item.type, item.tag ?? '');
      else if (!artifacts.inside && item.str.trim() !== '') {
        const placed = multiply(viewport, matrixOf(item.transform));
        const [x, y] = apply(placed, 0, 0);
        runs.push({
          text: cleaned(item.str),
          x,
          y,
          width: item.width,
          height: item.height || Math.hypot(placed[2], placed[3]),
        });
      }
    }
    if (runs.length > limits.pageRuns)
      throw new UnreadableFile('too-complex', { limit: `每页 ${limits.pageRuns} 段文字` });
  }
}

/** Follows marked content: text inside an Artifact (ISO 32000-1, 14.8.2.2) is page furniture, not the document's text. */
class ArtifactTracker {
  readonly #open: boolean[] = [];

  get inside(): boolean {
    return this.#open.includes(true);
  }

  take(type: string, tag: string): void {
    if (type === 'endMarkedContent') this.#open.pop();
    else this.#open.push(tag === 'Artifact');
  }
}

/** A glyph that the file maps to no character becomes a visible replacement character. */
function cleaned(text: string): string {
  return withoutRadicals(text).replaceAll('\u0000', '\ufffd').replaceAll('\u00a0', ' ');
}
