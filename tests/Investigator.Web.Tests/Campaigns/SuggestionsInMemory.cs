using Investigator.Domain.Audit;
using Investigator.Domain.Campaigns;
using Investigator.Domain.Usage;
using Microsoft.Extensions.Time.Testing;

namespace Investigator.Web.Tests.Campaigns;

/// <summary>Rules for suggestions without a store: it takes as many as it is told, and notes what was asked.</summary>
internal sealed class SuggestionsInMemory(DateTimeOffset now) : ISuggestions
{
    private readonly FakeTimeProvider _clock = new(now);

    public List<SuggestionRule> Rules { get; } = [];

    public List<string> Acts { get; } = [];

    public int Taken { get; set; } = 2;

    public Refusal? Refuses { get; set; }

    public Task<IReadOnlyList<SuggestionRule>> OfCampaignAsync(Guid campaign, CancellationToken ct) => Task.FromResult<IReadOnlyList<SuggestionRule>>([.. Rules]);

    public Task<Done<SuggestionTrial>> TryAsync(Person by, Guid campaign, SuggestionTerms terms, CancellationToken ct) =>
        Task.FromResult<Done<SuggestionTrial>>(terms.Check() is { } no ? no : new SuggestionTrial(120, Taken, [new(new("<b>acc-1</b>"), 0.9, "cluster", 0, 0, new HashSet<string>())]));

    public Task<Done<SuggestionRule>> ApplyAsync(Person by, Guid campaign, int expected, SuggestionTerms terms, MemberStatus status, string? reason, bool goesOn, CancellationToken ct)
    {
        if (Refuses is { } no) return Task.FromResult<Done<SuggestionRule>>(no);
        var set = SuggestionRule.Set(Guid.NewGuid(), by, campaign, terms, status, reason, goesOn, _clock);
        if (set.Value is not { } rule) return Task.FromResult(set);
        rule.Took(expected, _clock);
        Rules.Add(rule);
        Acts.Add($"{status} {expected} {reason} {goesOn}");
        return Task.FromResult(set);
    }

    public Task<Refusal?> EndAsync(Person by, Guid rule, CancellationToken ct) => Task.FromResult(Rules.Single(r => r.Id == rule).End(by, _clock));

    public Task<Refusal?> LeaveOutAsync(Person by, Guid campaign, IReadOnlyCollection<AccountId> accounts, string source, string? reason, CancellationToken ct)
    {
        if (string.IsNullOrWhiteSpace(reason)) return Task.FromResult<Refusal?>(Refusal.ReasonMissing);
        Acts.Add($"out {string.Join(' ', accounts)} {source} {reason}");
        return Task.FromResult<Refusal?>(null);
    }

    public Task<int> FollowAsync(Guid campaign, CancellationToken ct) => Task.FromResult(0);

    public Task<IReadOnlyList<Guid>> FollowedAsync(CancellationToken ct) => Task.FromResult<IReadOnlyList<Guid>>([]);
}
