using System.Collections;
using System.Runtime.InteropServices;
using Investigator.Domain.Linking;
using Investigator.Domain.Usage;

namespace Investigator.Telemetry.DuckDb.Questions;

/// <summary>Who shares what, millions of rows: numbers in blocks, and one text for each resource and account. A row is put together when it is read.</summary>
internal sealed class SharedRows : IReadOnlyList<ResourceShare>
{
    private const int BlockBits = 16;
    private readonly List<Cell[]> _blocks = [];
    private readonly Dictionary<string, int> _resourceOf = new(StringComparer.Ordinal);
    private readonly List<About> _resources = [];
    private readonly Dictionary<ulong, int> _accountOf = [];
    private readonly List<ulong> _keys = [];
    private AccountId[] _accounts = [];
    private int[] _order = [];
    private int _rows;

    public int Count => _order.Length;

    public ResourceShare this[int index]
    {
        get
        {
            ref readonly var cell = ref At(_order[index]);
            var about = _resources[cell.Resource];
            return new(about.Value, _accounts[cell.Account], cell.Times, cell.Requests, about.Network, about.Users, about.Contents);
        }
    }

    public IEnumerator<ResourceShare> GetEnumerator() => Enumerable.Range(0, Count).Select(i => this[i]).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>Adds a row in any order.</summary>
    public void Add(string value, ulong account, ulong times, long requests, Func<About> about)
    {
        if (!_resourceOf.TryGetValue(value, out var resource))
        {
            _resourceOf[value] = resource = _resources.Count;
            _resources.Add(about());
        }
        ref var number = ref CollectionsMarshal.GetValueRefOrAddDefault(_accountOf, account, out var known);
        if (!known)
        {
            number = _keys.Count;
            _keys.Add(account);
        }
        if (_rows >> BlockBits == _blocks.Count) _blocks.Add(new Cell[1 << BlockBits]);
        _blocks[^1][_rows++ & ((1 << BlockBits) - 1)] = new(times, resource, number, (int)Math.Min(int.MaxValue, requests));
    }

    /// <summary>Names the accounts and puts the rows in order: by resource, those of one resource by account (ordinal). Rows of accounts without a name are left out. O(rows), and the sorting of both kinds of name.</summary>
    public async Task CloseAsync(AccountNames names, CancellationToken ct)
    {
        var called = await names.OfAsync(_keys, ct).ConfigureAwait(false);
        _accounts = [.. called.Select(n => n ?? default)];
        var byAccount = Ranks(called.Length, (a, b) => string.CompareOrdinal(called[a]?.Value, called[b]?.Value));
        var byResource = Ranks(_resources.Count, (a, b) => string.CompareOrdinal(_resources[a].Value, _resources[b].Value));
        // Counting by account first and then by resource leaves the accounts of each resource in order.
        var order = Counted(Enumerable.Range(0, _rows).Where(row => called[At(row).Account] is not null), called.Length, row => byAccount[At(row).Account]);
        _order = Counted(order, _resources.Count, row => byResource[At(row).Resource]);
        _resourceOf.Clear();
        _accountOf.Clear();
    }

    private ref readonly Cell At(int row) => ref _blocks[row >> BlockBits][row & ((1 << BlockBits) - 1)];

    private static int[] Ranks(int count, Comparison<int> compare)
    {
        var sorted = Enumerable.Range(0, count).ToArray();
        Array.Sort(sorted, compare);
        var ranks = new int[count];
        for (var rank = 0; rank < count; rank++) ranks[sorted[rank]] = rank;
        return ranks;
    }

    private static int[] Counted(IEnumerable<int> rows, int ranks, Func<int, int> rankOf)
    {
        var from = new int[ranks + 1];
        var all = 0;
        foreach (var row in rows)
        {
            from[rankOf(row) + 1]++;
            all++;
        }
        for (var i = 0; i < ranks; i++) from[i + 1] += from[i];
        var sorted = new int[all];
        foreach (var row in rows) sorted[from[rankOf(row)]++] = row;
        return sorted;
    }

    /// <summary>What all rows of a resource have in common.</summary>
    public readonly record struct About(string Value, string? Network, int Users, int Contents);

    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Cell(ulong Times, int Resource, int Account, int Requests);
}
