using Investigator.Domain.Detection;
using Investigator.Domain.Linking;
using Investigator.Domain.Usage;

namespace Investigator.Tests.Linking;

/// <summary>Accounts that nothing ties but that their work begins and ends together, and what has to come to it before they are a pool.</summary>
public sealed class CohortTests
{
    private const int PerDay = 144;
    private const int Days = 28;
    private const int Members = 14;
    private const int Strangers = 90;
    private static readonly TimeWindow s_window = new(new(2026, 5, 1, 0, 0, 0, TimeSpan.Zero), new(2026, 5, 29, 0, 0, 0, TimeSpan.Zero));

    [Fact]
    public async Task Accounts_that_begin_and_end_together_with_wordings_of_their_own_are_a_pool()
    {
        var pool = Assert.Single(await FindAsync(new()));

        Assert.Equal([.. Enumerable.Range(0, Members).Select(Member).Order()], pool.Members.Select(m => m.Account.Value).Order());
        Assert.Equal(Members, pool.Together);
        Assert.Equal(2, pool.Kinds);
        Assert.False(pool.HasNoWordings);
    }

    [Fact]
    public async Task Without_wordings_of_their_own_they_are_none() => Assert.Empty(await FindAsync(new() { OwnTemplates = 0 }));

    [Fact]
    public async Task One_template_that_all_send_is_one_program_and_no_pool() => Assert.Empty(await FindAsync(new() { OwnTemplates = 0, SameTemplate = true }));

    [Fact]
    public async Task Turns_of_speech_that_come_back_in_prompts_worded_differently_tie_accounts_that_begin_and_end_together()
    {
        var pool = Assert.Single(await FindAsync(new() { OwnTemplates = 0, Phrases = Turns.Reworded }));

        // One stranger begins and ends with them by chance.
        Assert.Empty(Enumerable.Range(0, Members).Select(Member).Except(pool.Members.Select(m => m.Account.Value), StringComparer.Ordinal));
        Assert.InRange(pool.Members.Count, Members, Members + 1);
        Assert.True(pool.HasPhrases);
        Assert.False(pool.HasNoWordings);
    }

    [Fact]
    public async Task The_same_turns_of_speech_in_one_template_are_one_program_and_no_pool() => Assert.Empty(await FindAsync(new() { OwnTemplates = 0, Phrases = Turns.OneTemplate }));

    [Fact]
    public async Task Turns_of_speech_that_everybody_uses_tie_nobody() => Assert.Empty(await FindAsync(new() { OwnTemplates = 0, Phrases = Turns.Everybodys }));

    [Fact]
    public async Task Of_an_organisation_whose_other_accounts_work_at_other_times_none_is_a_member()
    {
        var pool = Assert.Single(await FindAsync(new() { OwnTemplates = 0, Phrases = Turns.Reworded, WithOrganisation = true }));

        Assert.DoesNotContain(pool.Members, m => m.Account.Value == Member(0));
        Assert.Empty(Enumerable.Range(1, Members - 1).Select(Member).Except(pool.Members.Select(m => m.Account.Value), StringComparer.Ordinal));
    }

    [Fact]
    public async Task Who_begins_with_others_and_ends_when_it_likes_is_in_no_pool() => Assert.Empty(await FindAsync(new() { EndsTogether = false }));

    [Fact]
    public async Task People_gathered_in_one_place_are_no_pool() => Assert.Empty(await FindAsync(new() { OnePlace = true }));

    [Fact]
    public async Task A_firm_that_is_far_busier_than_the_others_is_no_member()
    {
        var pool = Assert.Single(await FindAsync(new() { BusyFirm = true }));

        Assert.DoesNotContain(pool.Members, m => m.Account.Value == "firm");
    }

    [Fact]
    public async Task A_card_and_a_device_that_are_too_little_alone_make_a_pool_of_those_who_begin_and_end_together()
    {
        var pool = Assert.Single(await FindAsync(new() { OwnTemplates = 0, OneCard = true }));

        Assert.Equal(Members, pool.Together);
        Assert.True(pool.Ties.HasFlag(LinkTies.Timing));
    }

    [Fact]
    public async Task Who_shares_a_card_and_a_device_and_ends_when_it_likes_is_in_no_pool() => Assert.Empty(await FindAsync(new() { OwnTemplates = 0, OneCard = true, EndsTogether = false }));

    [Fact]
    public async Task Of_those_still_at_work_when_the_window_ends_only_who_sends_what_the_others_send_is_a_member()
    {
        Assert.Empty(await FindAsync(new() { OwnTemplates = 3, ToTheEnd = true }));
        Assert.Equal(Members, Assert.Single(await FindAsync(new() { OwnTemplates = 56, ToTheEnd = true })).Together);
    }

    private static async Task<IReadOnlyList<Pool>> FindAsync(Town town)
    {
        var options = new LinkOptions();
        var accounts = Enumerable.Range(0, Members).Select(Member).Concat(Enumerable.Range(0, Strangers).Select(n => $"other-{n:00}")).Concat(town.BusyFirm ? ["firm"] : [])
            .Select(id => new AccountProfile { Record = Record(id), Requests = 90, WithText = id == "firm" ? 900 : 90 }).ToList();
        var map = await new LinkFinder(town, options).FindAsync(s_window, accounts, CancellationToken.None);
        return new ClusterFinder(options, new()).Find(map, new HashSet<AccountId>(), CancellationToken.None);

        AccountRecord Record(string id) => new()
        {
            AccountId = new(id),
            OrganizationId = town.WithOrganisation && (id == Member(0) || id is "other-03" or "other-50") ? "org" : null,
            PaymentFingerprint = town.OneCard && id.StartsWith("member", StringComparison.Ordinal) ? "card-1" : null,
            DeviceId = town.OneCard && id.StartsWith("member", StringComparison.Ordinal) ? "device-1" : null,
        };
    }

    private static string Member(int n) => $"member-{n:00}";

    /// <summary>What the accounts of the group say beside ordinary things.</summary>
    private enum Turns { None, Reworded, OneTemplate, Everybodys }

    /// <summary>Strangers that are busy for three days each, whenever it comes, and a group that is so in the same three days.</summary>
    private sealed class Town : ILinkQuestions
    {
        public int OwnTemplates { get; init; } = 20;
        public bool SameTemplate { get; init; }
        public bool EndsTogether { get; init; } = true;
        public bool OnePlace { get; init; }
        public bool BusyFirm { get; init; }
        public bool OneCard { get; init; }
        public bool ToTheEnd { get; init; }
        public Turns Phrases { get; init; }
        public bool WithOrganisation { get; init; }

        public Task<IReadOnlyList<ActiveSlots>> ActiveSlotsAsync(TimeWindow window, TimeSpan slot, int fewestSlots, CancellationToken ct)
        {
            var random = new Random(7);
            var rows = Enumerable.Range(0, Members).Select(n => ToTheEnd ? Busy(Member(n), 25 * PerDay, Days * PerDay, 60, random) : Busy(Member(n), 10 * PerDay, (EndsTogether ? 13 : 12 + n) * PerDay, 60, random))
                .Concat(Enumerable.Range(0, Strangers).Select(n => Busy($"other-{n:00}", n * 24 * PerDay / Strangers, ((n * 24 / Strangers) + 2 + (n % 4)) * PerDay, 60, random)));
            if (BusyFirm) rows = rows.Append(new(new("firm"), [.. Enumerable.Range(10 * PerDay, 3 * PerDay)]));
            return Task.FromResult<IReadOnlyList<ActiveSlots>>([.. rows]);
        }

        public Task<IReadOnlyList<ResourceShare>> SharedAsync(TimeWindow window, ResourceKind kind, int mostAccounts, int fewestRequests, CancellationToken ct)
        {
            IEnumerable<ResourceShare> rows = kind switch
            {
                // Two strangers share a template here and there; of the group each two neighbours share several, and every template is sent once by each.
                ResourceKind.PromptSkeleton => Enumerable.Range(0, Strangers).SelectMany(n => Shared($"chance-{n / 2}", [$"other-{n:00}"], 2))
                    .Concat(Enumerable.Range(0, OwnTemplates).SelectMany(t => Shared($"own-{t}", [Member(t % Members), Member((t + 1 + (t / Members)) % Members)], 2)))
                    .Concat(SameTemplate ? Shared("program", [.. Enumerable.Range(0, Members).Select(Member)], Members) : []),
                ResourceKind.IpAddress when OnePlace => Enumerable.Range(0, Members).Select(n => new ResourceShare("192.0.2.7", new(Member(n)), 1UL << 30, 40, "64500", Members)),
                _ => [],
            };
            return Task.FromResult<IReadOnlyList<ResourceShare>>([.. rows]);
        }

        public Task<IReadOnlyList<SharedWork>> SharedWorkAsync(TimeWindow window, IReadOnlyCollection<(AccountId Account, int Group)> groups, CancellationToken ct) => Task.FromResult<IReadOnlyList<SharedWork>>([]);

        public Task<IReadOnlyList<TrafficSample>> TrafficAsync(TimeWindow window, IReadOnlyCollection<AccountId> accounts, int take, CancellationToken ct) => Task.FromResult<IReadOnlyList<TrafficSample>>([]);

        public Task<IReadOnlyList<WordedPrompt>> PhrasesAsync(TimeWindow window, IReadOnlyCollection<AccountId> accounts, int take, CancellationToken ct)
        {
            var random = new Random(11);
            return Task.FromResult<IReadOnlyList<WordedPrompt>>(Phrases is Turns.None ? [] : [.. accounts.SelectMany(a => Enumerable.Range(0, 30).Select(i => Said(a, i, random)))]);
        }

        // Each says 30 things; of the group every third is put together from twenty turns of speech.
        private WordedPrompt Said(AccountId account, int i, Random random)
        {
            var isOwn = i % 3 == 0 && (Phrases is Turns.Everybodys || account.Value.StartsWith("member", StringComparison.Ordinal));
            var turn = isOwn ? 1_000 + (ulong)random.Next(20) : 10_000 + (ulong)random.Next(5_000);
            return new(account, isOwn && Phrases is Turns.OneTemplate ? 7 : (ulong)random.NextInt64(1, long.MaxValue), new((turn << 32) | (20_000 + (uint)random.Next(1_000_000)), 0, 0, 0));
        }

        public Task<IReadOnlyList<ResourceAbout>> AboutAsync(IReadOnlyCollection<Resource> resources, CancellationToken ct) => Task.FromResult<IReadOnlyList<ResourceAbout>>([]);

        public Task<IReadOnlyDictionary<AccountId, string>> StatusesAsync(IReadOnlyCollection<AccountId> accounts, CancellationToken ct) => Task.FromResult<IReadOnlyDictionary<AccountId, string>>(new Dictionary<AccountId, string>());

        private static IEnumerable<ResourceShare> Shared(string template, string[] senders, int users) => senders.Select(s => new ResourceShare(template, new(s), 1, 1, null, users, users));

        private static ActiveSlots Busy(string account, int from, int to, int times, Random random) =>
            new(new(account), [.. Enumerable.Range(0, times).Select(_ => from + random.Next(Math.Min(to, Days * PerDay) - from)).Append(3).Append((Days * PerDay) - 3).Distinct().Order()]);
    }
}
