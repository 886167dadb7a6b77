using Investigator.Domain.Detection;
using Investigator.Domain.Linking;
using Investigator.Domain.Usage;

namespace Investigator.Tests.Linking;

/// <summary>A key that an app ships to its users meets a pool on its exits, as it meets everybody somewhere; that makes it no member.</summary>
public sealed class ComesFromEverywhereTests
{
    private const int Members = 20;
    private const int Exits = 12;
    private const int Strangers = 400;
    private static readonly TimeWindow s_window = new(new(2026, 5, 1, 0, 0, 0, TimeSpan.Zero), new(2026, 5, 29, 0, 0, 0, TimeSpan.Zero));

    [Fact]
    public async Task An_account_that_moves_as_the_members_do_and_meets_them_on_their_exits_is_one() =>
        Assert.Contains(Assert.Single(await FindAsync(networksOfApp: 5, card: null)).Members, m => m.Account.Value == "app");

    [Fact]
    public async Task An_account_that_comes_from_everywhere_is_none()
    {
        var pool = Assert.Single(await FindAsync(networksOfApp: 40, card: null));

        Assert.Equal(Members, pool.Members.Count);
        Assert.DoesNotContain(pool.Members, m => m.Account.Value == "app");
    }

    [Fact]
    public async Task With_a_card_of_the_pool_it_is_one_wherever_it_comes_from() =>
        Assert.Contains(Assert.Single(await FindAsync(networksOfApp: 40, card: "card-1")).Members, m => m.Account.Value == "app");

    private static async Task<IReadOnlyList<Pool>> FindAsync(int networksOfApp, string? card)
    {
        var options = new LinkOptions();
        var accounts = Enumerable.Range(0, Members).Select(n => AnAccount(Member(n), 5, $"card-{n / 5}"))
            .Append(AnAccount("app", networksOfApp, card))
            .Concat(Enumerable.Range(0, Strangers).Select(n => AnAccount($"other-{n:000}", 1, null))).OrderBy(a => a.AccountId.Value, StringComparer.Ordinal).ToList();
        var map = await new LinkFinder(new OnExits(), options).FindAsync(s_window, accounts, CancellationToken.None);
        return new ClusterFinder(options, new()).Find(map, new HashSet<AccountId>(), CancellationToken.None);
    }

    private static string Member(int n) => $"member-{n:00}";

    private static AccountProfile AnAccount(string id, int networks, string? card) => new() { Record = new() { AccountId = new(id), PaymentFingerprint = card }, Requests = 90, NetworksPerKey = networks };

    /// <summary>Every member comes from half of the exits, and so does the app.</summary>
    private sealed class OnExits : ILinkQuestions
    {
        public Task<IReadOnlyList<ResourceShare>> SharedAsync(TimeWindow window, ResourceKind kind, int mostAccounts, int fewestRequests, CancellationToken ct) => Task.FromResult<IReadOnlyList<ResourceShare>>(
            kind is ResourceKind.IpAddress ? [.. Enumerable.Range(0, Exits).SelectMany(exit => Users(exit).Select(user => new ResourceShare($"192.0.2.{exit}", new(user), ulong.MaxValue, 20, $"{64500 + exit}", Users(exit).Count())))] : []);

        public Task<IReadOnlyList<ActiveSlots>> ActiveSlotsAsync(TimeWindow window, TimeSpan slot, int fewestSlots, CancellationToken ct) => Task.FromResult<IReadOnlyList<ActiveSlots>>([]);

        public Task<IReadOnlyList<SharedWork>> SharedWorkAsync(TimeWindow window, IReadOnlyCollection<(AccountId Account, int Group)> groups, CancellationToken ct) => Task.FromResult<IReadOnlyList<SharedWork>>([]);

        public Task<IReadOnlyList<TrafficSample>> TrafficAsync(TimeWindow window, IReadOnlyCollection<AccountId> accounts, int take, CancellationToken ct) => Task.FromResult<IReadOnlyList<TrafficSample>>([]);

        public Task<IReadOnlyList<ResourceAbout>> AboutAsync(IReadOnlyCollection<Resource> resources, CancellationToken ct) => Task.FromResult<IReadOnlyList<ResourceAbout>>([]);

        public Task<IReadOnlyDictionary<AccountId, string>> StatusesAsync(IReadOnlyCollection<AccountId> accounts, CancellationToken ct) => Task.FromResult<IReadOnlyDictionary<AccountId, string>>(new Dictionary<AccountId, string>());

        public Task<IReadOnlyList<WordedPrompt>> PhrasesAsync(TimeWindow window, IReadOnlyCollection<AccountId> accounts, int take, CancellationToken ct) => Task.FromResult<IReadOnlyList<WordedPrompt>>([]);

        private static IEnumerable<string> Users(int exit) =>
            Enumerable.Range(0, Members).Where(n => (exit - n + (2 * Exits)) % Exits < Exits / 2).Select(Member).Concat(exit < 8 ? ["app"] : []);
    }
}
