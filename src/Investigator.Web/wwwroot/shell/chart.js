// Draws a figure of Plotly. Its library is fetched with the first chart of a tab.
let library;
const drawn = new Set();
const loaded = address => library ??= new Promise((done, lost) => {
  const script = document.createElement('script');
  script.src = address;
  script.onload = done;
  script.onerror = () => { library = undefined; lost(new Error(`${address} did not come.`)); };
  document.head.append(script);
});

// Of two figures for one place the later one stays, whichever is ready first.
export async function draw(place, address, figure) {
  place.wanted = figure;
  await loaded(address);
  tidy();
  if (!place.isConnected || place.wanted !== figure) return;
  const { data, layout, config } = JSON.parse(figure);
  drawn.add(place);
  await Plotly.react(place, data, layout, config);
}

// Without it the library would go on listening to the size of the window. A page may be gone before its charts are said to be: the next one takes those along.
function tidy(leaving) {
  for (const place of drawn) if (place === leaving || !place.isConnected) { drawn.delete(place); window.Plotly?.purge(place); }
}
export function forget(place) { tidy(place); }
