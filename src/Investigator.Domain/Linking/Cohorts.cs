namespace Investigator.Domain.Linking;

/// <summary>
/// Groups of accounts whose stretches of work (<see cref="Stint"/>) begin together and end together. A harvest begins and ends for all of its accounts, whatever each one's cards, lines, words and hours are. Many begin on
/// the day of a release, and many are still at work when the window ends; so what counts is how many do both, against the share of accounts that begin then times the share that end then (independence).
/// </summary>
internal sealed class Cohorts(LinkOptions options)
{
    /// <summary>Cells of a day: how finely begin and end are told apart.</summary>
    private const int CellsPerDay = 8;

    // Narrow squares first: two pools that begin on one day are told apart by the hour, and only what is left is looked at more widely.
    private static readonly int[][] s_widths = [[1, 2, 3, 4], [6, 8, 12]];

    // Who began late or ended early for its pool.
    private const int Tail = 6;

    /// <param name="slots">Active slots by account, ascending.</param>
    /// <param name="slotsPerDay">How many slots a day has.</param>
    /// <param name="ct">Stops between groups.</param>
    /// <returns>Groups, the most surprising first, none of whose accounts is in another. O(accounts + groups × cells).</returns>
    public IReadOnlyList<Cohort> Find(IReadOnlyDictionary<int, int[]> slots, int slotsPerDay, CancellationToken ct)
    {
        if (slots.Count == 0) return [];
        var (first, last) = (slots.Min(s => s.Value[0]), slots.Max(s => s.Value[^1]));
        var length = last - first + 1;
        var stints = slots.Select(s => (Account: s.Key, Stint: Stint.Of(s.Value, length))).Where(s => s.Stint.Bits >= options.FewestBitsOfStint).OrderBy(s => s.Account).ToList();
        var perCell = Math.Max(1, slotsPerDay / CellsPerDay);
        var scan = new CohortScan((length / perCell) + 1, [.. stints.Select(s => ((s.Stint.From - first) / perCell, (s.Stint.To - first) / perCell))]);
        var boxes = new List<(CohortScan.Box Box, List<int> Members)>();
        foreach (var widths in s_widths)
        {
            while (scan.Best(widths, options.FewestOfCohort, options.MostStrangersInCohort) is { } box && box.Bits >= options.FewestBitsOfCohort)
            {
                ct.ThrowIfCancellationRequested();
                boxes.Add((box, scan.Take(box)));
            }
            boxes = [.. boxes.Zip(scan.TakeNear([.. boxes.Select(b => b.Box)], Tail), (found, near) => (found.Box, (List<int>)[.. found.Members, .. near]))];
        }
        // Who is in no cohort shows how strangers begin and end; in the scan the other cohorts stood among them.
        var loners = scan.Left.Select(i => stints[i].Stint.Bits).Order().ToArray();
        return [.. boxes.Select(found => new Cohort(
            [.. found.Members.Select(i => stints[i].Account)], scan.Expected(found.Box.Wider(Tail)), found.Box.Bits, [.. found.Members.Select(i => stints[i].Stint.Bits)], loners))];
    }
}

/// <summary>Accounts whose work begins and ends together.</summary>
/// <param name="Members">By index.</param>
/// <param name="Expected">How many strangers would do both by chance.</param>
/// <param name="Bits">How surprising their number is, the search paid for.</param>
/// <param name="Stints">By how many bits each one's stretch of work stands out.</param>
/// <param name="Loners">The same of accounts in no cohort, ascending.</param>
internal sealed record Cohort(IReadOnlyList<int> Members, double Expected, double Bits, IReadOnlyList<double> Stints, double[] Loners)
{
    private const double Alike = 1.5;

    // Standard deviations of the logarithm, and the least that members are taken to differ by.
    private const double MostApart = 3;
    private const double LeastSpread = 0.3;

    /// <summary>
    /// Log-odds in bits that a member is no stranger who happened to begin and end with the others: by their numbers, and by how far its stretch of work stands out, as the others' does or as strangers' do.
    /// Who works at quite another pace than the others (a firm's batch among people) is left out; several of those may be another pool that works on the same days, so they are looked at by themselves.
    /// </summary>
    /// <param name="suspected">The members that are asked about: the others belong elsewhere, or are explained otherwise.</param>
    /// <param name="fewest">Fewest members of a group.</param>
    /// <returns>A group for each pace.</returns>
    public IReadOnlyList<IReadOnlyDictionary<int, double>> Odds(Predicate<int> suspected, int fewest)
    {
        var groups = new List<IReadOnlyDictionary<int, double>>();
        var left = Members.Index().Where(m => suspected(m.Item)).Select(m => (Member: m.Item, Bits: Stints[m.Index])).ToList();
        var number = left.Count;
        while (left.Count >= fewest)
        {
            var stints = left.Select(m => m.Bits).Order().ToArray();
            var middle = Math.Log(stints[stints.Length / 2]);
            var away = stints.Select(s => Math.Abs(Math.Log(s) - middle)).Order().ToArray();
            var most = MostApart * Math.Max(1.4826 * away[away.Length / 2], LeastSpread);
            var byNumber = Math.Log2(Math.Max(0.5, number - Expected) / Math.Max(0.05, Expected));
            var alike = left.Where(m => Math.Abs(Math.Log(m.Bits) - middle) <= most).ToList();
            groups.Add(alike.ToDictionary(m => m.Member, m => byNumber + Math.Log2((Within(stints, m.Bits) + 0.5) / (stints.Length + 1) / ((Within(Loners, m.Bits) + 0.5) / (Loners.Length + 1)))));
            left.RemoveAll(m => Math.Abs(Math.Log(m.Bits) - middle) <= most);
            number = left.Count;
        }
        return groups;
    }

    private static int Within(double[] sorted, double bits) => Place(sorted, bits * Alike) - Place(sorted, bits / Alike);

    private static int Place(double[] sorted, double bits) => Array.BinarySearch(sorted, bits) is >= 0 and var at ? at : ~Array.BinarySearch(sorted, bits);
}
