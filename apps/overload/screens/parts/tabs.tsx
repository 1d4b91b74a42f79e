import type { ScreenProps } from '../../../../web/kit/index.ts';
import { Choices } from '../../../../web/kit/index.ts';

/** Which part of a page is shown: kept in the address; another part starts without filters. */
export function Tabs<K extends string>({
  label,
  tabs,
  search,
  setSearch,
}: Pick<ScreenProps, 'search' | 'setSearch'> & {
  readonly label: string;
  readonly tabs: Readonly<Record<K, string>>;
}) {
  return (
    <div className="ov-bar">
      <Choices<K>
        label={label}
        value={tabOf(tabs, search)}
        options={Object.entries<string>(tabs).map(([value, title]) => ({ value: value as K, label: title }))}
        onChange={(tab) => setSearch({ tab, q: undefined, where: undefined, sort: undefined, page: undefined })}
      />
    </div>
  );
}

/** The part in the address, else the first. */
export function tabOf<K extends string>(tabs: Readonly<Record<K, string>>, search: ScreenProps['search']): K {
  const keys = Object.keys(tabs) as K[];
  return keys.find((key) => key === search.tab) ?? (keys[0] as K);
}
