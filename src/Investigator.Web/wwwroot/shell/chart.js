// Draws a figure of Plotly. Its library is fetched with the first chart of a tab.
let library;
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
  if (!place.isConnected || place.wanted !== figure) return;
  const { data, layout, config } = JSON.parse(figure);
  await Plotly.react(place, data, layout, config);
}

// Without it the library would go on listening to the size of the window.
export function forget(place) { if (place) window.Plotly?.purge(place); }
