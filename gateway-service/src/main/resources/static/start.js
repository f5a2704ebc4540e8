"use strict";

const REFRESH = 10_000; // milliseconds
const PATIENCE = 8_000; // milliseconds

const at = (id) => document.getElementById(id);

const make = (tag, text, className) => {
  const element = document.createElement(tag);
  element.textContent = text;
  if (className) element.className = className;
  return element;
};

const read = async (path, accepted = []) => {
  const answer = await fetch(path, {
    headers: { Accept: "application/json" },
    signal: AbortSignal.timeout(PATIENCE),
  });
  if (!answer.ok && !accepted.includes(answer.status)) throw new Error(`${answer.status}`);
  return answer.json();
};

const showState = (element, status) => {
  element.textContent = status;
  element.className = `state ${status.toLowerCase()}`;
};

const showHealth = (health) => {
  showState(at("suite-state"), health.status);
  at("service-list").replaceChildren(
    ...Object.entries(health.services).map(([name, service]) => {
      const item = make("li", "");
      const state = make("span", "");
      showState(state, service.status);
      const up = service.instances.filter((instance) => instance.status === "UP").length;
      const count = service.instances.length > 1 ? ` ${up} of ${service.instances.length}` : "";
      const label = make("span", name);
      label.append(make("small", count));
      item.append(label, state);
      return item;
    }),
  );
  at("state-note").hidden = true;
};

const showStories = (page) => {
  at("story-list").replaceChildren(
    ...page.items.map((run) => {
      const item = make("li", "");
      const title = run.title || `Story ${run.id.slice(0, 8)}`;
      const told = run.status === "COMPLETED" || run.status === "PARTIAL";
      const name = make(told ? "a" : "span", title);
      if (told) name.href = `/api/v1/simulations/${encodeURIComponent(run.id)}/story`;
      item.append(name, make("span", told ? `${run.turns} turns` : run.status.toLowerCase()));
      return item;
    }),
  );
  const note = at("story-note");
  note.hidden = page.items.length > 0;
  note.textContent = "No story has been told yet. ./novel story tells one.";
};

const refresh = async () => {
  await Promise.all([
    read("/health", [503]).then(showHealth).catch(() => {
      at("state-note").hidden = false;
    }),
    read("/api/v1/simulations?limit=10").then(showStories).catch(() => {
      const note = at("story-note");
      note.hidden = false;
      note.textContent = "The stories cannot be listed just now.";
    }),
  ]);
  at("story-list").setAttribute("aria-busy", "false");
};

at("origin").textContent = location.origin;

const keepFresh = async () => {
  if (!document.hidden) await refresh();
  setTimeout(keepFresh, REFRESH);
};
keepFresh();
