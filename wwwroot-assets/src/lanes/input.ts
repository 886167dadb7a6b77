// Mouse, finger and keys on the canvas. The keys are listed in the console's table of keys; here they act, while the canvas has the focus.
import type { View } from './view';

export function listen(view: View): void {
  const canvas = view.chrome.canvas;
  let held: { x: number; y: number; brush: boolean; moved: boolean } | null = null;
  const at = (event: MouseEvent) => {
    const box = canvas.getBoundingClientRect();
    return { x: (event.clientX - box.left) * (canvas.width / Math.max(1, box.width)), y: (event.clientY - box.top) * (canvas.height / Math.max(1, box.height)) };
  };

  canvas.addEventListener('pointerdown', event => {
    if (event.button !== 0 || !view.picture) return;
    canvas.setPointerCapture(event.pointerId);
    held = { ...at(event), brush: event.shiftKey || view.brushes, moved: false };
  });
  canvas.addEventListener('pointermove', event => {
    if (!view.picture) return;
    const to = at(event);
    if (!held) { view.readAt(view.laneAt(to.y), view.timeAt(to.x), false); return; }
    if (!held.moved && Math.hypot(to.x - held.x, to.y - held.y) < 4) return;
    held.moved = true;
    if (held.brush) { view.brush = { x0: held.x, y0: held.y, x1: to.x, y1: to.y }; view.draw(); return; }
    view.move(held.x - to.x, held.y - to.y);
    [held.x, held.y] = [to.x, to.y];
  });
  canvas.addEventListener('pointerup', event => {
    if (held?.brush && held.moved) view.endBrush();
    else if (held && !held.moved) { const to = at(event); view.point(to.x, to.y); }
    held = null;
  });
  canvas.addEventListener('pointercancel', () => { held = null; view.brush = null; view.draw(); });
  canvas.addEventListener('dblclick', () => view.open());
  canvas.addEventListener('wheel', event => {
    // Only a canvas that has the focus takes the wheel: else a page could not be scrolled past it.
    if (!view.picture || document.activeElement !== canvas) return;
    event.preventDefault();
    const to = at(event), factor = 1.2 ** Math.sign(event.deltaY || event.deltaX);
    if (event.shiftKey) view.thicken(factor, view.laneAt(to.y) + 0.5); else view.zoom(factor, view.timeAt(to.x));
  }, { passive: false });
  canvas.addEventListener('keydown', event => {
    if (!view.picture || event.ctrlKey || event.altKey || event.metaKey) return;
    if (event.key === 'Escape' && view.giveUp()) { held = null; event.preventDefault(); return; }
    if (press(view, event.key, event.shiftKey)) event.preventDefault();
  });
}

/** Whether the key means something here. */
export function press(view: Pick<View, 'step' | 'move' | 'zoom' | 'thicken' | 'all' | 'toggle' | 'open' | 'clear' | 'corner' | 'width'>, key: string, shift: boolean): boolean {
  switch (key) {
    case 'ArrowUp': view.step(-1, 0, shift); return true;
    case 'ArrowDown': view.step(1, 0, shift); return true;
    case 'PageUp': view.step(-20, 0); return true;
    case 'PageDown': view.step(20, 0); return true;
    case 'ArrowLeft': if (shift) view.move(-view.width / 4, 0); else view.step(0, -1); return true;
    case 'ArrowRight': if (shift) view.move(view.width / 4, 0); else view.step(0, 1); return true;
    case '+': case '=': view.zoom(0.5); return true;
    case '-': view.zoom(2); return true;
    case ']': view.thicken(0.5); return true;
    case '[': view.thicken(2); return true;
    case '0': view.all(); return true;
    case ' ': view.toggle(); return true;
    case 'm': case 'M': view.corner(); return true;
    case 'Enter': view.open(); return true;
    case 'Escape': return view.clear();
    default: return false;
  }
}
