import type { PriorityWeights } from '@domain/priority/priority.types.js';
import { named } from '../i18n/coded.js';
import { Field } from '../ui/field.js';
import {
  HIGHEST,
  lowestOf,
  weightAt,
  weightName,
  withWeight,
  WEIGHT_GROUPS,
  type WeightGroup,
} from './weight-parts.js';

export interface WeightFieldsProps {
  readonly weights: PriorityWeights;
  readonly faults: ReadonlyMap<string, string>;
  /** Null for who may read but not change. */
  readonly onChange: ((weights: PriorityWeights) => void) | null;
}

/** Every weight in its group, with what it means in words. */
export function WeightFields(props: WeightFieldsProps) {
  return WEIGHT_GROUPS.map((group) => <Group key={group.name} group={group} {...props} />);
}

function Group({ group, weights, faults, onChange }: WeightFieldsProps & { readonly group: WeightGroup }) {
  return (
    <fieldset className="es-fieldset es-weights" data-group={group.name}>
      <legend>{named(`weights.group.${group.name}`)}</legend>
      <p className="small dim">{named(`weights.meaning.${group.name}`)}</p>
      <div className="es-weights-grid">
        {group.paths.map((path) => {
          const value = weightAt(weights, path);
          return (
            <Field key={path} label={weightName(path)} error={faults.get(path)}>
              {(ids) => (
                <input
                  {...ids}
                  className="es-input tabular"
                  type="number"
                  step="any"
                  min={lowestOf(path)}
                  max={HIGHEST}
                  required
                  readOnly={onChange === null}
                  data-weight={path}
                  value={Number.isNaN(value) ? '' : value}
                  onChange={(event) => {
                    onChange?.(withWeight(weights, path, event.currentTarget.valueAsNumber));
                  }}
                />
              )}
            </Field>
          );
        })}
      </div>
    </fieldset>
  );
}
