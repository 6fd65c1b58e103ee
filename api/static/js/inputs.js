/** What a calculation was made of, by the fields of its calculator: to compute it again, or fill its form. */

/** Returns the inputs of a calculation by field: `costs_1_sek` and `costs_2_sek` are the list `costs`. */
export function inputsOf(calculation) {
  const inputs = {};
  for (const [key, value] of Object.entries(calculation.inputs)) {
    const [, field, place] = /^(.+?)(_\d+)?(?:_sek)?$/.exec(key);
    inputs[field] = place ? [...(inputs[field] ?? []), value] : value;
  }
  return inputs;
}

/** Returns what a key is called where the service has not told. */
export const plainName = (key) => key.replace(/_sek$/, "").replaceAll("_", " ");
