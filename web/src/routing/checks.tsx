/** Several of a few: boxes to tick under a legend. */
export function Checks<T extends string>({
  legend,
  values,
  chosen,
  textOf,
  onChange,
}: {
  readonly legend: string;
  readonly values: readonly T[];
  readonly chosen: readonly T[];
  readonly textOf: (value: T) => string;
  readonly onChange: (chosen: T[]) => void;
}) {
  return (
    <fieldset className="es-fieldset">
      <legend>{legend}</legend>
      <div className="es-routing-checks">
        {values.map((value) => (
          <label key={value} className="es-check">
            <input
              type="checkbox"
              checked={chosen.includes(value)}
              onChange={(event) => {
                const isChosen = event.currentTarget.checked;
                onChange(values.filter((each) => (each === value ? isChosen : chosen.includes(each))));
              }}
            />
            {textOf(value)}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
