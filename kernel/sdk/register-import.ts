import { Refusal } from '../base/refusal.ts';
import { type FileContract, type FileText, fileContract, UnreadableContent } from './contract.ts';
import type { Ctx } from './ctx.ts';
import type { EntityType } from './entity.ts';
import type { Field } from './field.ts';
import type { Filter } from './filter.ts';
import { orRejected, type Taken, takeEach } from './take-each.ts';

/** More rows than one transaction should write. */
const mostRows = 20_000;

interface SheetRow {
  /** Line of the file. */
  readonly no: number;
  /** What stands under each known title, by field. */
  readonly texts: Readonly<Record<string, string>>;
}

export interface RegisterSheet {
  readonly register: string;
  readonly rows: readonly SheetRow[];
}

const isImported = ({ kind }: Field) => kind !== 'json' && kind !== 'file' && kind !== 'person';
/** The title of a column without its unit, as lists export it. */
const bare = (title: string) => title.replace(/（[^）]*）$/u, '').trim();

/** Fields by the place of their column; null where a required one has none. */
function columnsFor({ fields }: EntityType, cells: readonly string[]): ReadonlyMap<number, string> | null {
  const titles = cells.map(bare);
  const all = Object.entries(fields).filter(([, field]) => isImported(field));
  if (all.some(([, field]) => field.required && !titles.includes(bare(field.title)))) return null;
  const placed = all.map(([name, field]) => [titles.indexOf(bare(field.title)), name] as const);
  return new Map(placed.filter(([at]) => at >= 0));
}

/** Finds the line of titles and the register whose columns it holds: the one with the most, where several would do. */
function readSheet(types: readonly EntityType[], { lines }: FileText): RegisterSheet {
  for (const [at, { cells }] of lines.slice(0, 20).entries()) {
    if (!cells) continue;
    const found = types.flatMap((type) => {
      const columns = columnsFor(type, cells);
      return columns ? [{ type, columns }] : [];
    });
    const [best] = found.sort((a, b) => b.columns.size - a.columns.size);
    if (!best) continue;
    const rows = lines.slice(at + 1).flatMap(({ no, cells: values = [] }): SheetRow[] => {
      const texts = [...best.columns].map(([place, name]) => [name, (values[place] ?? '').trim()] as const);
      const filled = texts.filter(([, text]) => text !== '');
      return filled.length === 0 ? [] : [{ no, texts: Object.fromEntries(filled) }];
    });
    if (rows.length > mostRows)
      throw new UnreadableContent(`一个文件最多 ${mostRows} 行，此文件有 ${rows.length} 行。`);
    return { register: best.type.key, rows };
  }
  const needs = types.map(({ title, fields }) => {
    const required = Object.values(fields).filter((field) => field.required && isImported(field));
    return `${title}（${required.map((field) => field.title).join('、')}）`;
  });
  throw new UnreadableContent(`没有找到列名行。列名与列表导出的相同，至少包括：${needs.join('；')}。`);
}

const refused = (title: string, what: string) => new Refusal('input.invalid', { detail: `“${title}”${what}` });

async function referred(ctx: Ctx, target: EntityType | undefined, title: string, text: string): Promise<string> {
  if (!target) throw refused(title, '不能导入');
  // Lists export the id; people write what the register is known by.
  const known = [target.label, ...(target.unique ?? []).filter((set) => set.length === 1).flat()];
  const names = /^[0-9a-f]{8}-[0-9a-f-]{27}$/.test(text) ? ['id'] : known;
  const found = await Promise.all(names.map((name) => ctx.entities(target).all({ [name]: text })));
  const [row, another] = found.find((rows) => rows.length > 0) ?? [];
  if (!row) throw refused(title, `登记中没有“${text}”`);
  if (another) throw refused(title, `登记中不止一个“${text}”，请填编号`);
  return row.id;
}

function optionOf(field: Field & { kind: 'choice' }, text: string): string {
  const found = Object.entries(field.options).find(([key, title]) => title === text || key === text);
  if (!found) throw refused(field.title, `没有“${text}”，可选：${Object.values(field.options).join('、')}`);
  return found[0];
}

/** The value that a text stands for. What the field does not allow is refused by the register itself. */
async function valueIn(ctx: Ctx, types: readonly EntityType[], field: Field, text: string): Promise<unknown> {
  if (field.personal && text.includes('*')) throw refused(field.title, '已脱敏，请填写原值');
  switch (field.kind) {
    case 'integer':
    case 'decimal':
      return Number(text.replaceAll(',', ''));
    case 'yes-no':
      if (text === '是' || text === '否') return text === '是';
      throw refused(field.title, '应填“是”或“否”');
    case 'date':
      return text.replace(/^(\d{4})[/.年-](\d{1,2})[/.月-](\d{1,2})日?.*$/u, (_, year, month, day) =>
        [year, month.padStart(2, '0'), day.padStart(2, '0')].join('-'),
      );
    case 'choice':
      return optionOf(field, text);
    case 'org': {
      const code = ctx.orgNamed(text);
      if (code === null) throw refused(field.title, `没有区划或单位“${text}”，或同名的不止一个（请填代码）`);
      return code;
    }
    case 'ref':
      return referred(
        ctx,
        types.find(({ key }) => key === field.to),
        field.title,
        text,
      );
    default:
      return text;
  }
}

const why = '文件导入';

/** Makes a row or brings it up to the file. What the file leaves out or empty stays as it is. */
async function takeRow(ctx: Ctx, types: readonly EntityType[], type: EntityType, { texts }: SheetRow): Promise<Taken> {
  const values: Record<string, unknown> = {};
  for (const [name, text] of Object.entries(texts)) {
    const field = type.fields[name];
    if (field) values[name] = await valueIn(ctx, types, field, text);
  }
  const store = ctx.entities(type);
  const known = (type.unique ?? []).find((set) => set.every((name) => name in values));
  const where = known?.map((name) => [name, values[name]] as const);
  const row = where ? await store.find(Object.fromEntries(where) as Filter) : null;
  if (!row) {
    await store.create(values as never, why);
    return 'accepted';
  }
  const changed = Object.entries(values).filter(([name, value]) => value !== (row as Record<string, unknown>)[name]);
  if (changed.length === 0) return 'duplicate';
  await store.update(row.id, row.version, Object.fromEntries(changed) as never, why);
  return 'accepted';
}

/**
 * 登记导入: a spreadsheet under the titles that lists export becomes rows of the register whose columns it holds; rows
 * that are there already are brought up to it. A row that is refused is told with its line, the others are taken.
 * `types` are the registers, and those that they refer to.
 */
export function registerImport(
  types: readonly EntityType[],
  decl: Pick<FileContract, 'key' | 'title' | 'by'>,
): FileContract<RegisterSheet> {
  return fileContract<RegisterSheet>({
    ...decl,
    accepts: ['xlsx', 'csv'],
    maxBytes: 20 * 2 ** 20,
    read: (file) => readSheet(types, file),
    take: async (ctx, { reading }) => {
      const type = types.find(({ key }) => key === reading.register);
      if (!type) throw new UnreadableContent(`没有登记“${reading.register}”。`);
      return takeEach(reading.rows, (row) =>
        ctx
          .atomically((part) => takeRow(part, types, type, row))
          .catch((error: unknown) => ({ ...orRejected(row.texts)(error), place: `第 ${row.no} 行` })),
      );
    },
  });
}
