using System.Globalization;
using Investigator.Domain.Usage;

namespace Investigator.Domain.Detection;

/// <summary>
/// Accounts that use what other providers reported. Each report counts as far as its source is believed and by its age; what many here use counts nothing, whoever reported it. Of each kind the best
/// counts, and kinds add up as independent signs do: strength = 1 − ∏(1 − best of the kind).
/// </summary>
public sealed class ReportedIndicatorMatch(IReportedSigns reported, IReportedQuestions questions) : IDetector
{
    public const string Id = "reported-indicator";

    // As for heirs: what more than 2 % of all accounts use, and twenty at least, says nothing of any of them.
    private const double CommonShare = 0.02;
    private const int CommonFloor = 20;
    private const int Shown = 4;

    public DetectorInfo Info { get; } = new(
        Id, 1, "Reported by another provider",
        "Accounts that use an address, a network, a client, a mail domain, a prompt template, a card or a device that another provider reported and a person here accepted.",
        "Customers who were given an address or a network after the reported pool had left it; shared hosting and carrier networks; a source that reports carelessly. The evidence names who reported it and how old the report is.",
        []);

    public async Task<IReadOnlyList<Hit>> DetectAsync(Population population, CancellationToken ct)
    {
        var signs = await reported.StandingAsync(ct).ConfigureAwait(false);
        if (signs.Count == 0) return [];
        var groups = signs.Where(s => s.What is not null).GroupBy(s => s.What!.Value).ToList();
        var uses = await questions.UsesAsync(
            [.. groups.Select(g => new ReportedAsked(g.Key, g.Min(s => s.From), g.Any(s => s.Until is null) ? null : g.Max(s => s.Until)))], population.Only, ct).ConfigureAwait(false);
        var most = Math.Max(CommonFloor, CommonShare * population.Profiles.Count);
        var known = population.Profiles.Select(p => p.AccountId).ToHashSet();
        var matches = uses.Where(u => u.Users <= most).Select(u => Match.Of(u, groups[u.Place]))
            .Concat(signs.Where(s => s.Account is not null).GroupBy(s => s.Account!.Value).Select(g => new Match(g.Key, "account", Best([.. g]), [.. g.Select(s => s.By).Distinct(StringComparer.Ordinal)], "the account itself, by a keyed hash", null, 0)));
        var findings = matches.Where(m => known.Contains(m.Account)).GroupBy(m => m.Account).Select(FindingOf).ToList();
        return await population.HitsAsync(Info, EventChoice.Any, findings, ct).ConfigureAwait(false);
    }

    private static Finding FindingOf(IGrouping<AccountId, Match> of)
    {
        var all = of.OrderByDescending(m => m.Sign.Counts).ThenBy(m => m.Said, StringComparer.Ordinal).ToList();
        var strength = 1 - all.GroupBy(m => m.Kind, StringComparer.Ordinal).Aggregate(1.0, (rest, kind) => rest * (1 - kind.Max(m => m.Sign.Counts)));
        var first = all[0];
        var said = string.Join("; ", all.Take(Shown).Select(m => m.Sentence));
        return new(
            of.Key, strength, $"Reported by {string.Join(" and ", first.By.Take(3))}: {said}{(all.Count > Shown ? "; …" : "")}.", "everybody else here",
            [
                new("What it counts after trust and age", Math.Round(100 * first.Sign.Counts), "%", null, null), new("Age of the report", first.Sign.AgeDays, "days", null, null),
                new("Reported things that it uses", all.Count, "", null, null), new("Requests with them", all.Sum(m => m.Requests), "", null, null),
            ]);
    }

    private static ReportedSign Best(IReadOnlyList<ReportedSign> signs) => signs.MaxBy(s => s.Counts)!;

    private sealed record Match(AccountId Account, string Kind, ReportedSign Sign, IReadOnlyList<string> By, string Said, ReportedUse? Use, long Requests)
    {
        public string Sentence => Use is { LastAt: { } last }
            ? string.Create(CultureInfo.InvariantCulture, $"{Said}, in {Requests:N0} requests until {last:yyyy-MM-dd HH:mm} UTC (reported {Sign.AgeDays:N0} days ago, used by {Use.Users:N0} accounts here)")
            : string.Create(CultureInfo.InvariantCulture, $"{Said} (reported {Sign.AgeDays:N0} days ago)");

        public static Match Of(ReportedUse use, IGrouping<Resource, ReportedSign> signs) =>
            new(use.Account, ViewOf(signs.Key.Kind), Best([.. signs]), [.. signs.OrderByDescending(s => s.Counts).Select(s => s.By).Distinct(StringComparer.Ordinal)], Words(signs.Key), use, use.Requests);
    }

    // An address and its network are seen by one eye, a card and the device it was typed on too.
    private static string ViewOf(ResourceKind kind) => kind switch
    {
        ResourceKind.Payment or ResourceKind.Device => "means",
        ResourceKind.EmailDomain => "sign-up",
        ResourceKind.TlsFingerprint or ResourceKind.ClientStack or ResourceKind.HeaderFingerprint => "client",
        ResourceKind.PromptSkeleton or ResourceKind.ToolSchema => "work",
        _ => "place",
    };

    private static string Words(Resource resource) => resource.Kind switch
    {
        ResourceKind.IpAddress => $"the address {resource.Value}",
        ResourceKind.NetworkPrefix => $"the network {resource.Value}",
        ResourceKind.Asn => $"AS{resource.Value}",
        ResourceKind.Payment => $"the card {resource.Value}",
        ResourceKind.Device => $"the device {resource.Value}",
        ResourceKind.EmailDomain => $"mail at {resource.Value}",
        ResourceKind.TlsFingerprint => $"the TLS fingerprint {resource.Value}",
        ResourceKind.ClientStack => $"the client {resource.Value}",
        ResourceKind.PromptSkeleton => $"the prompt template {resource.Value}",
        ResourceKind.HeaderFingerprint => $"the order of headers {resource.Value}",
        ResourceKind.ToolSchema => $"the tool schema {resource.Value}",
        _ => resource.Id,
    };
}
