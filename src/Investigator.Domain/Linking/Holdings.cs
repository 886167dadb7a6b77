using System.Runtime.InteropServices;
using Investigator.Domain.Detection;
using Investigator.Domain.Usage;

namespace Investigator.Domain.Linking;

/// <summary>
/// Who holds which resources, as numbers: accounts are indices into <see cref="Accounts"/>, resources into <see cref="Resources"/>. Members of a resource stand in one
/// scrambled order that is the same for all resources, so that accounts that share many resources are neighbours on all of them.
/// </summary>
internal sealed class Holdings
{
    private readonly Dictionary<AccountId, int> _indexOf;
    private readonly List<SharedResource> _resources = [];
    private readonly List<Hold>[] _of;
    private readonly int[] _order;
    private readonly LinkOptions _options;

    public Holdings(IReadOnlyList<AccountProfile> accounts, LinkOptions options)
    {
        (Accounts, _options) = (accounts, options);
        _indexOf = accounts.Select((p, i) => (p.AccountId, i)).ToDictionary(p => p.AccountId, p => p.i);
        _of = [.. accounts.Select(_ => new List<Hold>())];
        _order = [.. accounts.Select(p => (int)(Scramble(p.AccountId.Value) >> 33))];
    }

    public IReadOnlyList<AccountProfile> Accounts { get; }

    public IReadOnlyList<SharedResource> Resources => _resources;

    /// <summary>An account's resources by index.</summary>
    public IReadOnlyList<Hold> Of(int account) => _of[account];

    public int? IndexOf(AccountId account) => _indexOf.TryGetValue(account, out var index) ? index : null;

    /// <summary>Adds one kind of resource. O(users log users) each.</summary>
    public void Add(ResourceKind kind, IEnumerable<ResourceShare> shares)
    {
        if (_options.HalfAt(kind) is not { } halfAt) return;
        foreach (var group in shares.GroupBy(s => s.Value, StringComparer.Ordinal))
        {
            var members = group.Select(s => (Account: IndexOf(s.Account), s.Times)).Where(m => m.Account is not null)
                .Select(m => (Account: m.Account!.Value, m.Times)).OrderBy(m => _order[m.Account]).ThenBy(m => m.Account).ToArray();
            if (members.Length < 2) continue;
            var users = Math.Max(members.Length, group.First().Users);
            var bits = Rarity.Bits(users, Accounts.Count, halfAt);
            if (bits < 0.05) continue;
            var resource = _resources.Count;
            _resources.Add(new(new(kind, group.Key), bits, users, [.. members.Select(m => m.Account)], group.First().Network));
            for (var place = 0; place < members.Length; place++) _of[members[place].Account].Add(new(resource, place, members[place].Times));
        }
    }

    /// <summary>Adds what stands in account records.</summary>
    public void AddRecords(ResourceKind kind, Func<AccountRecord, string?> value) =>
        Add(kind, Accounts.Where(p => !string.IsNullOrEmpty(value(p.Record))).Select(p => new ResourceShare(value(p.Record)!, p.AccountId, ulong.MaxValue, 1, null, 0)));

    // FNV-1a: the same in every process, unlike string.GetHashCode.
    private static ulong Scramble(string text)
    {
        var hash = 14695981039346656037UL;
        foreach (var b in MemoryMarshal.AsBytes(text.AsSpan())) hash = (hash ^ b) * 1099511628211UL;
        return hash;
    }
}

/// <summary>A resource that several accounts use.</summary>
/// <param name="Bits">What sharing it weighs; see <see cref="Rarity"/>.</param>
/// <param name="Users">Accounts that use it at all; <paramref name="Members"/> are those that use it enough to be linked.</param>
internal sealed record SharedResource(Resource Resource, double Bits, int Users, int[] Members, string? Network);

/// <summary>An account's hold on a resource.</summary>
/// <param name="Place">Its position among the resource's members.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Hold(int Resource, int Place, ulong Times);
