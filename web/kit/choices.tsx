/** One of a few, as buttons that wrap on a narrow screen instead of hiding behind a further menu. */
export function Choices<K extends string>({
  label,
  value,
  options,
  onChange,
}: {
  readonly label: string;
  readonly value: K | null;
  readonly options: readonly { readonly value: K; readonly label: string }[];
  readonly onChange: (next: K) => void;
}) {
  return (
    <fieldset className="hd-choices" aria-label={label}>
      {options.map((option) => (
        <button
          key={option.value}
          type="button"
          aria-pressed={option.value === value}
          onClick={() => onChange(option.value)}
        >
          {option.label}
        </button>
      ))}
    </fieldset>
  );
}
