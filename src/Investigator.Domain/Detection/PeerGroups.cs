using System.Runtime.InteropServices;
using Investigator.Domain.Usage;

namespace Investigator.Domain.Detection;

/// <summary>
/// Which peers each account has, from the narrowest to the widest group: same segment, tier and age; same segment and tier; same segment; all. Worked out once for all numbers that are compared.
/// </summary>
internal sealed class PeerGroups
{
    public const int Levels = 4;

    private readonly Dictionary<AccountId, int> _indexOf;
    private readonly int[][] _groupOf;
    private readonly int[] _groups;

    public PeerGroups(IReadOnlyList<AccountProfile> profiles, DateTimeOffset asOf)
    {
        (Profiles, AsOf) = (profiles, asOf);
        _indexOf = profiles.Index().ToDictionary(p => p.Item.AccountId, p => p.Index);
        (_groupOf, _groups) = (new int[Levels][], new int[Levels]);
        for (var level = 0; level < Levels; level++) (_groupOf[level], _groups[level]) = Grouped(level);
    }

    public IReadOnlyList<AccountProfile> Profiles { get; }

    public DateTimeOffset AsOf { get; }

    /// <summary>How many groups a level has.</summary>
    public int Groups(int level) => _groups[level];

    public int IndexOf(AccountProfile profile) => _indexOf[profile.AccountId];

    /// <summary>The group of an account by its index among <see cref="Profiles"/>.</summary>
    public int GroupOf(int level, int account) => _groupOf[level][account];

    private (int[] GroupOf, int Groups) Grouped(int level)
    {
        var numbers = new Dictionary<(string Segment, string Tier, int Age), int>();
        var groupOf = new int[Profiles.Count];
        for (var i = 0; i < groupOf.Length; i++)
        {
            var record = Profiles[i].Record;
            ref var number = ref CollectionsMarshal.GetValueRefOrAddDefault(
                numbers, (level < 3 ? record.Segment ?? "" : "", level < 2 ? record.Tier ?? "" : "", level < 1 ? Ages.Of(Profiles[i], AsOf) : 0), out var known);
            if (!known) number = numbers.Count - 1;
            groupOf[i] = number;
        }
        return (groupOf, numbers.Count);
    }
}
