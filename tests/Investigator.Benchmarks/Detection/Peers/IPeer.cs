namespace Investigator.Benchmarks.Detection.Peers;

/// <summary>A published way to find such accounts, written anew from its paper for comparison on the same worlds.</summary>
internal interface IPeer
{
    string Name { get; }

    /// <summary>Rates accounts and, where the method groups them, names the group.</summary>
    PeerResult Rate(PeerWorld world);
}

/// <param name="Scores">For each account; larger is more suspicious, negative infinity where the method cannot judge it.</param>
/// <param name="Groups">For each account the number of its group, or -1.</param>
internal sealed record PeerResult(double[] Scores, int[] Groups)
{
    /// <summary>Groups by their size: how large a group is stands for how suspicious it is.</summary>
    public static PeerResult BySize(int[] groups)
    {
        var sizes = groups.Where(g => g >= 0).CountBy(g => g).ToDictionary();
        return new([.. groups.Select(g => g < 0 ? 0 : (double)sizes[g])], groups);
    }
}
