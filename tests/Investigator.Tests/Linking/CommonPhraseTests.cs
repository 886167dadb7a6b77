using System.Globalization;
using Investigator.Domain.Detection;
using Investigator.Domain.Linking;
using Investigator.Domain.Usage;

namespace Investigator.Tests.Linking;

/// <summary>Groups whose members hide so few requests that what one group says says little; what comes back from one group to another says more.</summary>
public sealed class CommonPhraseTests
{
    private const int PerDay = 144;
    private const int Days = 28;
    private const int Groups = 6;
    private const int Members = 14;
    private const int Strangers = 90;
    private static readonly TimeWindow s_window = new(new(2026, 5, 1, 0, 0, 0, TimeSpan.Zero), new(2026, 5, 29, 0, 0, 0, TimeSpan.Zero));

    [Fact]
    public async Task Groups_that_say_what_the_others_say_are_pools()
    {
        var pools = await FindAsync(new());

        Assert.Equal(Groups, pools.Count);
        Assert.All(pools, pool => Assert.True(pool.HasPhrases));
        // A member that only happens to say little of it, or to work at another pace, may be missed.
        Assert.InRange(pools.Sum(p => p.Members.Count(m => m.Account.Value.StartsWith("member", StringComparison.Ordinal))), Groups * Members * 8 / 10, Groups * Members);
    }

    [Fact]
    public async Task A_group_that_says_as_much_of_its_own_alone_is_none() => Assert.DoesNotContain(await FindAsync(new() { OfItsOwn = true, Talkative = 2 }), pool => pool.HasPhrases);

    [Fact]
    public async Task What_everybody_says_ties_nobody() => Assert.DoesNotContain(await FindAsync(new() { Everybody = true, Talkative = 2 }), pool => pool.HasPhrases);

    [Fact]
    public async Task Strangers_who_begin_and_end_together_and_say_nothing_of_it_are_no_pool()
    {
        var pools = await FindAsync(new() { Silent = 3 });

        Assert.Equal(Groups - 1, pools.Count(p => p.HasPhrases));
        Assert.DoesNotContain(pools.Where(p => p.HasPhrases), p => p.Members.Any(m => m.Account.Value.StartsWith("member-3", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Two_members_who_say_all_of_it_make_no_pool_of_the_others() => Assert.DoesNotContain(
        await FindAsync(new() { Silent = 3, Loud = 2 }), p => p.HasPhrases && p.Members.Count(m => m.Account.Value.StartsWith("member-3", StringComparison.Ordinal)) > 2);

    [Fact]
    public async Task Members_who_are_not_found_yet_do_not_make_what_groups_say_look_usual()
    {
        // They say half as much of it as all groups together: against outsiders as they stand, no turn of speech is a group's.
        var pools = await FindAsync(new() { Hidden = 14, Talkative = 4 });

        Assert.Equal(Groups, pools.Count(p => p.HasPhrases));
    }

    [Theory]
    [InlineData(7)]
    [InlineData(8)]
    [InlineData(9)]
    public async Task Groups_who_say_somewhat_more_of_what_everybody_says_do_not_drive_the_others_out(int seed) =>
        Assert.DoesNotContain(await FindAsync(new() { Everybody = true, Talkative = 3, Seed = seed }), pool => pool.HasPhrases);

    [Fact]
    public async Task Of_a_group_that_says_nothing_what_hidden_members_say_tells_nothing()
    {
        var pools = await FindAsync(new() { Hidden = 14, Talkative = 4, Silent = 3 });

        Assert.DoesNotContain(pools.Where(p => p.HasPhrases), p => p.Members.Any(m => m.Account.Value.StartsWith("member-3", StringComparison.Ordinal)));
    }

    private static async Task<IReadOnlyList<Pool>> FindAsync(Town town)
    {
        var options = new LinkOptions();
        var accounts = (from g in Enumerable.Range(0, Groups) from n in Enumerable.Range(0, Members) select Member(g, n)).Concat(Enumerable.Range(0, Strangers).Select(n => $"other-{n:00}"))
            .Select(id => new AccountProfile { Record = new() { AccountId = new(id) }, Requests = 90, WithText = 90 }).ToList();
        var map = await new LinkFinder(town, options).FindAsync(s_window, accounts, CancellationToken.None);
        return new ClusterFinder(options, new()).Find(map, new HashSet<AccountId>(), CancellationToken.None);
    }

    private static string Member(int group, int n) => $"member-{group}-{n:00}";

    /// <summary>Six groups, one after the other, each busy for three days, among strangers that are so whenever it comes.</summary>
    private sealed class Town : ILinkQuestions
    {
        private const int Prompts = 30;
        private const int Turns = 20;

        public bool OfItsOwn { get; init; }
        public bool Everybody { get; init; }
        public int? Silent { get; init; }
        public int Loud { get; init; }

        /// <summary>How many of the others say half of what they say as members do, without beginning or ending with anybody.</summary>
        public int Hidden { get; init; }

        /// <summary>How many of its prompts a member has with a turn of speech.</summary>
        public int Talkative { get; init; } = 3;

        public int Seed { get; init; } = 11;

        public Task<IReadOnlyList<ActiveSlots>> ActiveSlotsAsync(TimeWindow window, TimeSpan slot, int fewestSlots, CancellationToken ct)
        {
            var random = new Random(7);
            return Task.FromResult<IReadOnlyList<ActiveSlots>>([
                .. from g in Enumerable.Range(0, Groups) from n in Enumerable.Range(0, Members) select Busy(Member(g, n), (2 + (4 * g)) * PerDay, 3 * PerDay, random),
                .. Enumerable.Range(0, Strangers).Select(n => Busy($"other-{n:00}", n * 24 * PerDay / Strangers, (2 + (n % 4)) * PerDay, random))]);
        }

        public Task<IReadOnlyList<ResourceShare>> SharedAsync(TimeWindow window, ResourceKind kind, int mostAccounts, int fewestRequests, CancellationToken ct) => Task.FromResult<IReadOnlyList<ResourceShare>>([]);

        public Task<IReadOnlyList<SharedWork>> SharedWorkAsync(TimeWindow window, IReadOnlyCollection<(AccountId Account, int Group)> groups, CancellationToken ct) => Task.FromResult<IReadOnlyList<SharedWork>>([]);

        public Task<IReadOnlyList<TrafficSample>> TrafficAsync(TimeWindow window, IReadOnlyCollection<AccountId> accounts, int take, CancellationToken ct) => Task.FromResult<IReadOnlyList<TrafficSample>>([]);

        public Task<IReadOnlyList<WordedPrompt>> PhrasesAsync(TimeWindow window, IReadOnlyCollection<AccountId> accounts, int take, CancellationToken ct)
        {
            var random = new Random(Seed);
            return Task.FromResult<IReadOnlyList<WordedPrompt>>([.. accounts.SelectMany(a => Enumerable.Range(0, Prompts).Select(i => Said(a, i, random)))]);
        }

        public Task<IReadOnlyList<ResourceAbout>> AboutAsync(IReadOnlyCollection<Resource> resources, CancellationToken ct) => Task.FromResult<IReadOnlyList<ResourceAbout>>([]);

        public Task<IReadOnlyDictionary<AccountId, string>> StatusesAsync(IReadOnlyCollection<AccountId> accounts, CancellationToken ct) => Task.FromResult<IReadOnlyDictionary<AccountId, string>>(new Dictionary<AccountId, string>());

        // Three of a member's thirty prompts hold one of twenty turns of speech.
        private WordedPrompt Said(AccountId account, int i, Random random)
        {
            var name = account.Value.Split('-');
            var group = name[0] is "member" ? int.Parse(name[1], CultureInfo.InvariantCulture) : -1;
            var harvests = group < 0 ? Everybody ? 2 : int.Parse(name[1], CultureInfo.InvariantCulture) < Hidden ? 15 : 0
                : group != Silent ? Talkative
                : int.Parse(name[2], CultureInfo.InvariantCulture) < Loud ? 20 : 0;
            var turn = i < harvests ? 1_000 + (ulong)random.Next(Turns) + (OfItsOwn ? 100UL * (ulong)group : 0) : 10_000 + (ulong)random.Next(5_000);
            return new(account, (ulong)random.NextInt64(1, long.MaxValue), new((turn << 32) | (20_000 + (uint)random.Next(1_000_000)), 0, 0, 0));
        }

        private static ActiveSlots Busy(string account, int from, int length, Random random) =>
            new(new(account), [.. Enumerable.Range(0, 60).Select(_ => from + random.Next(Math.Min(length, (Days * PerDay) - from))).Append(3).Append((Days * PerDay) - 3).Distinct().Order()]);
    }
}
