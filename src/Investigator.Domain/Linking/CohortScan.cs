using System.Runtime.InteropServices;
using Investigator.Domain.Detection;

namespace Investigator.Domain.Linking;

/// <summary>Counts points (begin, end) in squares of cells and finds the square with most more points than its row and column of strangers explain (a scan statistic, Kulldorff 1997).</summary>
internal sealed class CohortScan
{
    private readonly int _cells;
    private readonly (int From, int To)[] _points;
    private readonly bool[] _taken;
    private readonly int[] _sums;   // of all points left of and below a corner
    private int _left;

    public CohortScan(int cells, (int From, int To)[] points)
    {
        (_cells, _points, _taken, _left) = (cells, points, new bool[points.Length], points.Length);
        _sums = new int[(cells + 1) * (cells + 1)];
        Sum();
    }

    /// <summary>The most surprising square; <c>null</c>: none has <paramref name="fewest"/> points of which at most <paramref name="mostStrangers"/> are what chance gives.</summary>
    public Box? Best(ReadOnlySpan<int> widths, int fewest, double mostStrangers)
    {
        Box? best = null;
        var tried = Math.Log2(Math.Max(2.0, widths.Length * (double)widths.Length * Math.Min(_points.Length, _cells * (double)_cells)));
        foreach (var wide in widths)
            foreach (var high in widths)
                for (var x = 0; x + wide <= _cells; x++)
                {
                    var column = Count(x, 0, wide, _cells);
                    if (column < fewest) continue;
                    for (var y = x; y + high <= _cells; y++)
                    {
                        var inside = Count(x, y, wide, high);
                        if (inside < fewest) continue;
                        // Those inside are left out of what is expected, else a large pool would explain itself.
                        var (begin, end) = (column - inside, Count(0, y, _cells, high) - inside);
                        var expected = (begin + 1.0) * (end + 1.0) / (_left - inside + 1.0);
                        if (expected > mostStrangers * inside) continue;
                        var bits = Surprise.PoissonBits(inside, expected) - tried;
                        if (best is null || bits > best.Value.Bits) best = new(x, y, wide, high, inside, expected, bits);
                    }
                }
        return best;
    }

    /// <summary>Takes the points of a square out, by index.</summary>
    public List<int> Take(Box box)
    {
        var taken = new List<int>();
        for (var i = 0; i < _points.Length; i++)
        {
            if (_taken[i] || _points[i].From < box.X || _points[i].From >= box.X + box.Wide || _points[i].To < box.Y || _points[i].To >= box.Y + box.High) continue;
            _taken[i] = true;
            taken.Add(i);
        }
        _left -= taken.Count;
        Sum();
        return taken;
    }

    /// <summary>Points that were not taken.</summary>
    public IEnumerable<int> Left => Enumerable.Range(0, _points.Length).Where(i => !_taken[i]);

    /// <summary>How many of the points that were not taken would lie in a square, if begin and end had nothing to do with each other.</summary>
    public double Expected(Box box)
    {
        var (x, y) = (Math.Max(0, box.X), Math.Max(0, box.Y));
        var (wide, high) = (Math.Min(_cells, box.X + box.Wide) - x, Math.Min(_cells, box.Y + box.High) - y);
        return (Count(x, 0, wide, _cells) + 1.0) * (Count(0, y, _cells, high) + 1.0) / (_left + 1.0);
    }

    /// <summary>Takes out the points within so many cells of a square, each for the nearest one; of equal distance, the one with more points.</summary>
    public IReadOnlyList<List<int>> TakeNear(IReadOnlyList<Box> boxes, int cells)
    {
        var near = boxes.Select(_ => new List<int>()).ToList();
        for (var i = 0; i < _points.Length; i++)
        {
            if (_taken[i]) continue;
            var (best, nearest) = (-1, cells + 1);
            for (var b = 0; b < boxes.Count; b++)
            {
                var away = boxes[b].Away(_points[i].From, _points[i].To);
                if (away < nearest || (away == nearest && best >= 0 && boxes[b].Inside > boxes[best].Inside)) (best, nearest) = (b, away);
            }
            if (best < 0) continue;
            near[best].Add(i);
            _taken[i] = true;
            _left--;
        }
        Sum();
        return near;
    }

    private int Count(int x, int y, int wide, int high) => At(x + wide, y + high) - At(x, y + high) - At(x + wide, y) + At(x, y);

    private ref int At(int x, int y) => ref _sums[(x * (_cells + 1)) + y];

    private void Sum()
    {
        Array.Clear(_sums);
        for (var i = 0; i < _points.Length; i++)
            if (!_taken[i]) At(_points[i].From + 1, _points[i].To + 1)++;
        for (var x = 1; x <= _cells; x++)
            for (var y = 1; y <= _cells; y++) At(x, y) += At(x - 1, y) + At(x, y - 1) - At(x - 1, y - 1);
    }

    /// <summary>A square of begins (from <paramref name="X"/>) and ends (from <paramref name="Y"/>).</summary>
    [StructLayout(LayoutKind.Auto)]
    internal readonly record struct Box(int X, int Y, int Wide, int High, int Inside, double Expected, double Bits)
    {
        /// <summary>The square with so many cells more on each side.</summary>
        public Box Wider(int cells) => this with { X = X - cells, Y = Y - cells, Wide = Wide + (2 * cells), High = High + (2 * cells) };

        /// <summary>How many cells a point lies outside; 0: inside.</summary>
        public int Away(int from, int to) => Math.Max(Math.Max(Math.Max(X - from, from - (X + Wide - 1)), Math.Max(Y - to, to - (Y + High - 1))), 0);
    }
}
