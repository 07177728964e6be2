// Colours of the drawings; the style sheet holds those of everything else. Families are told apart by hue and lightness
// (Okabe and Ito's palette, darkened where it is too pale on paper), statuses by the kind of line as well.

export interface Theme {
  dark: boolean;
  paper: string;
  ink: string;
  faint: string;
  /** Of facts' lines where there are very many. */
  thin: string;
  families: string[];
  lines: Record<string, string>;
}

const LIGHT: Theme = {
  dark: false,
  paper: "#fbfaf7",
  ink: "#1c1e21",
  faint: "#dcd9d1",
  thin: "#b4b9c1",
  families: ["#d97f00", "#0067a5", "#008763", "#45a3dc", "#8d8a1f", "#c8441b", "#8b8794"],
  lines: {
    asserted: "#868d97",
    reported: "#b4690e",
    disputed: "#a3186e",
    planned: "#2f6fb2",
    possible: "#5c7f2b",
    hypothetical: "#9a8fa8",
    negated: "#c0392b",
  },
};
const DARK: Theme = {
  dark: true,
  paper: "#15171a",
  ink: "#eceae5",
  faint: "#34383e",
  thin: "#4d535c",
  families: ["#f0a030", "#4a9fe0", "#1fb48a", "#86cdf4", "#cfc944", "#ef7045", "#9c98a6"],
  lines: {
    asserted: "#747b85",
    reported: "#e0a050",
    disputed: "#e574b7",
    planned: "#78aef0",
    possible: "#a5c56a",
    hypothetical: "#a79db5",
    negated: "#ff8375",
  },
};

/** Dash and gap of a status' line, in pixels; none for facts. */
export const DASHES: Record<string, [number, number] | null> = {
  asserted: null,
  reported: [6, 3],
  disputed: [9, 3],
  planned: [4, 4],
  possible: [3, 4],
  hypothetical: [1.5, 4],
  negated: [8, 5],
};

const KEY = "kg-explorer-theme";

const system = typeof window.matchMedia === "function" ? window.matchMedia("(prefers-color-scheme: dark)") : null;
let now = LIGHT;

/** Light or dark: what the reader chose, else what the system says. */
export function theme(): Theme {
  return now;
}

function settle(): void {
  const chosen = document.documentElement.dataset.theme;
  now = (chosen ? chosen === "dark" : system?.matches) ? DARK : LIGHT;
}

/** Calls back when the system goes from light to dark or back. */
export function watchSystem(changed: () => void): void {
  system?.addEventListener("change", () => {
    settle();
    changed();
  });
}

/** Takes up the reader's earlier choice. */
export function restoreTheme(): void {
  const kept = storage()?.getItem(KEY);
  if (kept === "dark" || kept === "light") document.documentElement.dataset.theme = kept;
  settle();
}

export function switchTheme(): void {
  const next = theme().dark ? "light" : "dark";
  document.documentElement.dataset.theme = next;
  settle();
  storage()?.setItem(KEY, next);
}

/** A frame in a notebook may have no storage; the choice then holds until the page is closed. */
function storage(): Storage | null {
  try {
    return window.localStorage;
  } catch (error) {
    if (error instanceof DOMException) return null;
    throw error;
  }
}
