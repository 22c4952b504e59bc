import { call, session } from "./api.js";
import { byId, onClick, onSubmit, say, sayError } from "./dom.js";
import { createEditor } from "./editor.js";
import { createFaultSwitch } from "./faults.js";
import { createHistory } from "./history.js";
import { createInForceView } from "./in-force.js";
import { createLive } from "./live.js";
import { createRuleState } from "./rule-state.js";
import { createThresholdForm } from "./threshold.js";
import { createTicker } from "./ticker.js";

const [loginForm, loginMessage] = [byId("login"), byId("login-message")];
const [live, pause, liveMessage] = [byId("live"), byId("pause"), byId("live-message")];

const rules = createRuleState();
for (const create of [createEditor, createThresholdForm, createInForceView, createHistory]) create(rules);

// Outside the demo profile there is no switch.
const faultViews = document.getElementById("faults") ? [createFaultSwitch()] : [];
const { look } = createLive([...faultViews, everyFifth(rules.read)]);
const ticker = createTicker(async () => {
  const { token } = session;
  // What is said to a session that was ended meanwhile is not about the one of now.
  await look().catch((error) => session.token === token && leave(error));
});

onSubmit(loginForm, loginMessage, async ({ username, password }) => {
  const { token } = await call("POST", "user/login", { username: username.value, password: password.value });
  session.begin(token);
  password.value = "";
  await enter();
});
onClick(byId("logout"), liveMessage, async () => {
  await call("POST", "user/logout", {}).catch(() => {});
  leave();
  loginForm.elements.username.focus();
});
pause.addEventListener("click", () => setRunning(!ticker.running));

if (session.token) await enter();
else showLogin(true);

/** Shows what an operator may see. */
async function enter() {
  try {
    await look();
    await rules.read();
  } catch (error) {
    if (error.status === 401 || error.status === 403) return leave(error);
    sayError(liveMessage, error);
  }
  showLogin(false);
  setRunning(true);
}

/** Others change the rules too, but not every second. */
function everyFifth(work) {
  let looks = 0;
  return async () => {
    looks += 1;
    if (looks % 5 === 0) await work();
  };
}

function leave(error) {
  ticker.stop();
  session.end();
  showLogin(true);
  if (error) sayError(loginMessage, { message: `${error.message}。${hintFor(error)}` });
}

function hintFor({ status }) {
  return status === 403
    ? "请用运营账号登录 · Log in with an operator's account"
    : "登录已失效，请重新登录 · The session has ended: log in again";
}

function showLogin(isShown) {
  loginForm.hidden = !isShown;
  live.hidden = isShown;
}

function setRunning(isRunning) {
  pause.setAttribute("aria-pressed", String(!isRunning));
  say(byId("pause-message"), isRunning ? "" : "已暂停 · Paused: the figures stand still");
  if (isRunning) ticker.start();
  else ticker.stop();
}
