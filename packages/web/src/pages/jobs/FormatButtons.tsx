interface FormatButtonsProps<F extends string> {
  /** What is had in these formats. */
  readonly title: string;
  readonly formats: readonly F[];
  /** Whether any file is on its way: until it came no other is asked for. */
  readonly isBusy: boolean;
  /** The one of these formats that is on its way. */
  readonly running: F | null;
  readonly nameOf: (format: F) => string;
  /** The whole of what a button does, for those who hear it. */
  readonly labelOf: (format: F) => string;
  readonly onFormat: (format: F) => void;
}

/** The formats in which something can be had as a file, each a button. */
export function FormatButtons<F extends string>(props: FormatButtonsProps<F>) {
  const { title, formats, isBusy, running, nameOf, labelOf, onFormat } = props;
  return (
    <fieldset>
      <legend>{title}</legend>
      {formats.map((format) => (
        <button
          key={format}
          type="button"
          className="plain-button"
          // Not `disabled`: the keyboard stays where it is.
          aria-disabled={isBusy}
          aria-busy={format === running}
          aria-label={labelOf(format)}
          onClick={() => {
            if (!isBusy) onFormat(format);
          }}
        >
          {nameOf(format)}
        </button>
      ))}
    </fieldset>
  );
}
