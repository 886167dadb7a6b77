using Investigator.Domain.Campaigns;
using Investigator.Domain.Decisions;
using Investigator.Domain.Detection;
using Investigator.Domain.Sharing;
using Investigator.Domain.Sharing.Inbound;
using Investigator.Domain.Usage;

namespace Investigator.Tests.CaseStore;

/// <summary>A telemetry store in which every member uses the same address, card and fingerprint, and nobody outside does.</summary>
public sealed class KnownFacts : ISharingFacts, IHarvestQuestions, INeighbourQuestions, IKeyedAttributes, IReportedQuestions
{
    /// <summary>The card that account 1 has.</summary>
    public const string Card = "card-9";

    public Task<IReadOnlyList<(AccountId Account, string Value)>> AllAsync(IndicatorKind kind, CancellationToken ct) =>
        Task.FromResult<IReadOnlyList<(AccountId, string)>>(kind is IndicatorKind.PaymentHash ? [(Findings.Account(1), Card)] : kind is IndicatorKind.AccountHash ? [(Findings.Account(1), Findings.Account(1).Value)] : []);

    public Task<IReadOnlyList<ReportedUse>> UsesAsync(IReadOnlyList<ReportedAsked> asked, IReadOnlyCollection<AccountId>? only, CancellationToken ct) =>
        Task.FromResult<IReadOnlyList<ReportedUse>>([.. asked.Index().Where(a => a.Item.What.Value is "198.51.100.7" or Card).Select(a => new ReportedUse(a.Index, Findings.Account(1), 10, Findings.Day.From, Findings.Day.To, 1))]);

    public Task<Neighbours> BesideAsync(IReadOnlyCollection<AccountId> accounts, CancellationToken ct) => Task.FromResult(new Neighbours(accounts.Count, 10 * accounts.Count, 1, 1, 0, 0, 0, 0));

    public Task<SharingMeasures> MeasureAsync(IReadOnlyDictionary<AccountId, MemberStanding> members, CancellationToken ct)
    {
        List<(IndicatorKind Kind, string Value)> shared = [(IndicatorKind.IpAddress, "198.51.100.7"), (IndicatorKind.PaymentHash, "card-9")];
        return Task.FromResult(new SharingMeasures(
            [.. members.OrderBy(m => m.Key.Value, StringComparer.Ordinal).Select(m => new MemberFacts
            {
                AccountId = m.Key.Value,
                Standing = m.Value,
                Exchanges = 10,
                Tokens = 1000,
                FirstSeenAt = Findings.Day.From,
                LastSeenAt = Findings.Day.To,
                Resources = [.. shared.Select(r => new Investigator.Domain.Sharing.ResourceUse(r.Kind, r.Value, Findings.Day.From, Findings.Day.To, 10))],
            })],
            10_000,
            shared.ToDictionary(r => new IndicatorKey(r.Kind, r.Value), _ => 0L)));
    }

    public Task<Harvest> HarvestAsync(IReadOnlyCollection<AccountId> accounts, CancellationToken ct) =>
        Task.FromResult(new Harvest(10 * accounts.Count, 1, 1, Findings.Day.From, Findings.Day.To, 0, new Dictionary<string, long> { ["reasoning-elicitation"] = 5 * accounts.Count }));
}
