namespace Investigator.Domain.Linking;

/// <summary>A list for each of many accounts, all of them in one array: a list of its own takes three times as much when most hold a few values.</summary>
internal sealed class Rows<T>
{
    private readonly int[] _from;
    private readonly T[] _all;

    private Rows(int[] from, T[] all) => (_from, _all) = (from, all);

    public ArraySegment<T> this[int account] => new(_all, _from[account], _from[account + 1] - _from[account]);

    public ReadOnlySpan<T> Span(int account) => _all.AsSpan(_from[account], _from[account + 1] - _from[account]);

    /// <summary>Lays out rows in two passes. O(values).</summary>
    /// <param name="accounts">How many rows.</param>
    /// <param name="each">Hands out every value with its account, in order, the same ones each time it is called.</param>
    public static Rows<T> Of(int accounts, Action<Action<int, T>> each)
    {
        var from = new int[accounts + 1];
        each((account, _) => from[account + 1]++);
        for (var i = 0; i < accounts; i++) from[i + 1] += from[i];
        var (all, next) = (new T[from[accounts]], from.AsSpan(0, accounts).ToArray());
        each((account, value) => all[next[account]++] = value);
        return new(from, all);
    }
}
