import { byId, element, onSubmit, say, setText } from "./dom.js";

/** The most used change: another threshold for one of the flow rules in force. */
export function createThresholdForm(state) {
  const [form, select, message] = [byId("threshold-form"), byId("threshold-rule"), byId("threshold-message")];
  const input = byId("threshold");
  const chosen = () => state.flow[Number(select.value)];
  let shown = { name: undefined, threshold: "" };

  const showChosen = () => {
    const rule = chosen();
    shown = { name: rule && nameOf(rule), threshold: String(rule?.threshold ?? "") };
    input.value = shown.threshold;
    setText(byId("threshold-unit"), rule ? `/ ${rule.statIntervalMs ?? 1000} ms` : "");
  };
  state.onChange(() => {
    const { value } = select;
    const options = state.flow.map(optionOf).filter(Boolean);
    select.replaceChildren(...options);
    const ofSameName = options.filter((option) => nameOf(state.flow[option.value]) === shown.name);
    // Rules may have moved in the list, and two may have one name.
    const same = ofSameName.find((option) => option.value === value) ?? ofSameName[0];
    if (same) select.value = same.value;
    // Somebody may be writing another threshold for it just now.
    if (!same || input.value === shown.threshold) showChosen();
    form.classList.toggle("without-rules", options.length === 0);
    if (options.length === 0) say(message, NO_RULES);
  });
  select.addEventListener("change", showChosen);
  onSubmit(form, message, async () => {
    const [rule, threshold] = [chosen(), Number(input.value)];
    if (!rule) return say(message, NO_RULES);
    const flow = state.flow.map((each) => (each === rule ? { ...each, threshold } : each));
    const comment = `${rule.resource}: threshold ${rule.threshold} → ${threshold}`;
    await onTopOfLatest(state, () =>
      state.save({ ...state.stored, flow }, { expectedVersion: state.version, comment }),
    );
    showChosen();
    say(message, `已保存 · Saved: ${comment}`);
  });
}

const NO_RULES =
  '没有带上限的流控规则，先在下面写一条 · No flow rule has a threshold; write one below: {"flow":[{"resource":"seckill_api","threshold":5}]}';

function optionOf(rule, index) {
  if (rule.threshold === undefined) return undefined;
  return element("option", { value: index }, `${nameOf(rule)} · ${rule.threshold}`);
}

const nameOf = ({ id, resource }) => (id && id !== resource ? `${resource} (${id})` : resource);

/** Who lost a race sees the new rules, and decides again. */
async function onTopOfLatest(state, save) {
  try {
    await save();
  } catch (error) {
    if (error.status === 409) await state.read();
    throw error;
  }
}
