import { call } from "./api.js";
import { byId, onClick, onSubmit, say, setText } from "./dom.js";

/** The rules as text: check them, save them, read them anew. What somebody is writing is never overwritten. */
export function createEditor(state) {
  const [form, text, message] = [byId("editor"), byId("rules-text"), byId("editor-message")];
  let loaded = { text: "", version: 0 };
  let told = 0;
  let saving = false;

  const load = () => {
    loaded = { text: JSON.stringify(state.stored, null, 2), version: state.version };
    told = loaded.version;
    text.value = loaded.text;
    setText(byId("editor-version"), loaded.version ? `v${loaded.version}` : "");
    if (state.problem) say(message, unreadable(state.problem), "bad");
  };
  const tellOnce = () => {
    if (state.version === told) return;
    told = state.version;
    say(message, state.problem ? unreadable(state.problem) : changedMeanwhile(state.version), "bad");
  };

  state.onChange(() => {
    // A save that is under way says itself how it went, and until then nobody knows whose change this is.
    if (saving) return;
    // Rules also change by coming into force: that must not hide what the last save was told.
    if (text.value === loaded.text) load();
    else tellOnce();
  });
  text.addEventListener("input", () => text.removeAttribute("aria-invalid"));
  const save = async (rules, comment) => {
    saving = true;
    try {
      return await marked(text, () => state.save(rules, { expectedVersion: loaded.version, comment }));
    } finally {
      saving = false;
    }
  };
  onSubmit(form, message, async ({ comment }) => {
    const saved = await save(parse(text), comment.value);
    load();
    comment.value = "";
    say(message, `已保存为版本 ${saved.version} · Saved as version ${saved.version}`);
  });
  onClick(byId("check"), message, async () => {
    const rules = parse(text);
    await marked(text, () => call("POST", "ops/flow/rules/check", { rules }));
    say(message, "规则正确，尚未保存 · The rules are right; nothing is saved yet");
  });
  onClick(byId("reload"), message, async () => {
    await state.read();
    load();
    text.removeAttribute("aria-invalid");
    say(message, "已重新读取 · Read again");
  });
}

const unreadable = (problem) =>
  `⚠ 存的规则无法使用，之前的仍然生效；保存会替换它 · What is stored cannot be taken, and those before stay in force; saving replaces it: ${problem}`;

const changedMeanwhile = (version) =>
  `⚠ 存的规则已是版本 ${version}。先复制你的文字，再重新读取 · Version ${version} is stored by now: copy your text, then reload`;

function parse(text) {
  try {
    return JSON.parse(text.value);
  } catch (error) {
    text.setAttribute("aria-invalid", "true");
    throw new Error(`不是 JSON · not JSON: ${error.message}`);
  }
}

/** The text shows that it is at fault when the gateway says so. */
async function marked(text, work) {
  text.removeAttribute("aria-invalid");
  try {
    return await work();
  } catch (error) {
    if (error.field?.startsWith("rules")) text.setAttribute("aria-invalid", "true");
    throw error;
  }
}
