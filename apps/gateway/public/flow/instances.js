import { byId, setText } from "./dom.js";
import { secondsLeft } from "./format.js";
import { createRows, textRow } from "./rows.js";

/** The instances that are left out of the balancing. */
export function createInstanceView() {
  const keyOf = ({ service, instance }) => JSON.stringify([service, instance]);
  const show = createRows(byId("ejected"), keyOf, () =>
    textRow(
      [
        ({ service }) => service,
        ({ instance }) => instance,
        ({ failures, total }) => `${failures} / ${total}`,
        ({ ejections }) => ejections,
        ({ ejected_until: until, now }) => (until === undefined ? "—" : secondsLeft(until, now)),
      ],
      [2, 3, 4],
    ),
  );
  const balanced = byId("balanced");
  return ({ instances, at }) => {
    const ejected = instances.filter((each) => each.ejected).map((each) => ({ ...each, now: at }));
    show(ejected);
    balanced.parentElement.hidden = ejected.length > 0;
    setText(balanced, textFor(instances.length));
  };
}

function textFor(balanced) {
  if (balanced > 0) return `${balanced} 个实例都在轮转中。 All ${balanced} instances take their turns.`;
  return "没有可轮转的实例：服务就在本进程里，或各只有一个地址。 No instances to balance: the services are in this process, or have one address each.";
}
