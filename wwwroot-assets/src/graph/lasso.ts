// An area drawn by hand, and what lies inside.
export interface At { x: number; y: number }

/** Whether a place lies inside a closed line. The rule of even and odd: a line that crosses itself leaves out what it goes around twice. O(corners). */
export function inside(line: readonly At[], { x, y }: At): boolean {
  let is = false;
  for (let i = 0, before = line.length - 1; i < line.length; before = i++) {
    const [one, two] = [line[i]!, line[before]!];
    if (one.y > y !== two.y > y && x < ((two.x - one.x) * (y - one.y)) / (two.y - one.y) + one.x) is = !is;
  }
  return is;
}

/** The box between two corners, as such a line. */
export const boxOf = (from: At, to: At): At[] => [from, { x: to.x, y: from.y }, to, { x: from.x, y: to.y }];

/** Hands shake and mice report often: a corner for each few pixels is enough, and a line never has more than this. */
export const mostCorners = 2_000;
const apart = 3;

/** The line with another place at its end, if that is far enough from the last. */
export function drawn(line: At[], to: At): At[] {
  const last = line.at(-1);
  if (line.length < mostCorners && (!last || Math.hypot(to.x - last.x, to.y - last.y) >= apart)) line.push(to);
  return line;
}
