import Type from 'typebox';
import { type Ctx, service } from '../../../kernel/sdk/index.ts';
import { businesses, kinds } from '../options.ts';
import { department } from '../registers/department.ts';
import { publicServices, serviceCodes } from './services.ts';

const closed = { additionalProperties: false };
const Option = Type.Object({ key: Type.String(), title: Type.String() }, closed);

export interface Place {
  readonly region: string;
  readonly name: string;
}

/** Where the hotline takes demands: each region that has a unit to handle them, under the name of its widest one. */
export async function places(ctx: Ctx): Promise<readonly Place[]> {
  const units = await ctx.entities(department).all({ active: true });
  const byRegion = new Map<string, { readonly name: string; readonly width: number }>();
  for (const { region, name, businesses: fields } of units) {
    const known = byRegion.get(region);
    if (!known || fields.length > known.width) byRegion.set(region, { name, width: fields.length });
  }
  return [...byRegion]
    .map(([region, { name }]) => ({ region, name }))
    .sort((one, other) => one.region.localeCompare(other.region));
}

const options = (titles: Readonly<Record<string, string>>) =>
  Object.entries(titles).map(([key, title]) => ({ key, title }));

/** What the public form offers to choose from. */
export const publicForm = service({
  key: 'public-form',
  title: '公开诉求表单选项',
  safe: true,
  open: true,
  by: [],
  input: Type.Object({}, closed),
  output: Type.Object(
    {
      kinds: Type.Array(Option),
      businesses: Type.Array(Option),
      services: Type.Array(Type.Object({ key: Type.String(), title: Type.String(), business: Type.String() }, closed)),
      places: Type.Array(Type.Object({ region: Type.String(), name: Type.String() }, closed)),
    },
    closed,
  ),
  answer: async (ctx) => ({
    kinds: options(kinds),
    businesses: options(businesses),
    services: serviceCodes.map((key) => {
      const { title, business } = publicServices[key];
      return { key, title, business };
    }),
    places: [...(await places(ctx))],
  }),
});
