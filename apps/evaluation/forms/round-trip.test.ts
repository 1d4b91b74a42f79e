import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { readText, writeDocx, writePdf, writeXlsx } from '../../../protocols/office/index.ts';
import { sharedPath } from '../../../test/shared.ts';
import { fixture } from '../disclosure/fixtures/load.ts';
import type { Disclosure } from '../disclosure/model.ts';
import { readDisclosure } from '../disclosure/read.ts';
import { selfEvaluationDocument, selfEvaluationWorkbook } from './index.ts';

const options = { created: '2025-04-03', department: '某省交通运输厅', notice: '演示数据' };

const writers = {
  docx: (disclosure: Disclosure) => writeDocx(selfEvaluationDocument(disclosure, options)),
  pdf: (disclosure: Disclosure) => writePdf(selfEvaluationDocument(disclosure, options)),
  xlsx: (disclosure: Disclosure) => writeXlsx(selfEvaluationWorkbook(disclosure, options)),
};

const formats = Object.keys(writers) as (keyof typeof writers)[];

async function exportedAndRead(disclosure: Disclosure, format: keyof typeof writers): Promise<Disclosure> {
  return readDisclosure(await readText(await writers[format](disclosure), `export.${format}`));
}

/** What the tables say, without where it stood: lines differ from file to file, and only a wrapped text can be cut. */
function content({ tables, base, document }: Disclosure) {
  return {
    unit: document.unit,
    year: document.year,
    base: base.map(({ group, label, values }) => ({ group, label, values })),
    tables: tables.map(({ name, kind, funds, goal, rows, printedTotal, printedLevel1 }) => ({
      name,
      kind,
      funds: funds.map(({ line: _, ...fund }) => fund),
      goal: goal === null ? null : { expected: goal.expected, actual: goal.actual },
      rows: rows.map(({ lines: _, cut: __, ...row }) => row),
      printedTotal: printedTotal === null ? null : { weight: printedTotal.weight, score: printedTotal.score },
      printedLevel1,
    })),
  };
}

describe.each(['small.txt', 'cells.txt', 'cost-class.txt', 'no-score.txt', 'score-first.txt'])('fixture %s', (name) => {
  it.each(formats)('comes back from %s', async (format) => {
    const disclosure = readDisclosure(fixture(name));
    expect(content(await exportedAndRead(disclosure, format))).toEqual(content(disclosure));
  });
});

const published = sharedPath('seed/disclosure-2024.txt');

describe.skipIf(published === null)('the published document', () => {
  let disclosure: Disclosure;
  beforeAll(async () => {
    const bytes = readFileSync(published ?? '');
    disclosure = readDisclosure(await readText(bytes, 'disclosure-2024.txt'));
  });

  it.each(formats)('comes back from %s with all its rows', async (format) => {
    const again = await exportedAndRead(disclosure, format);
    expect(again.tables.flatMap((table) => table.rows)).toHaveLength(630);
    expect(content(again)).toEqual(content(disclosure));
  });
});
