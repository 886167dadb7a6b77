using System.Globalization;
using Investigator.Domain.Usage;

namespace Investigator.Domain.Detection;

/// <summary>Accounts one of whose keys was reported as leaked: victims, who have to be told whether or not anybody uses the key yet.</summary>
public sealed class LeakedKey(ILeakedKeySigns reported, IReportedQuestions questions) : IDetector
{
    public const string Id = "leaked-key";

    // What more accounts use is an app's key that was made public on purpose: its owner is told on the page of leaked keys, and no account stands for it.
    private const int MostUsers = 20;

    public DetectorInfo Info { get; } = new(
        Id, 1, "Key reported as leaked",
        "Accounts that use an API key which a scanner or an operator reported as found in public. The owner is a victim: the key has to be exchanged, whether or not somebody else uses it yet.",
        "A scanner that takes a key of an example or an exchanged one for a live one; a report by hash that meets the wrong id.",
        ["api_key_id"]);

    public async Task<IReadOnlyList<Hit>> DetectAsync(Population population, CancellationToken ct)
    {
        var signs = await reported.OpenAsync(ct).ConfigureAwait(false);
        if (signs.Count == 0) return [];
        var uses = await questions.UsesAsync([.. signs.Select(s => new ReportedAsked(new(ResourceKind.ApiKey, s.Key), DateTimeOffset.UnixEpoch, null))], population.Only, ct).ConfigureAwait(false);
        var since = (await questions.UsesAsync([.. signs.Select(s => new ReportedAsked(new(ResourceKind.ApiKey, s.Key), s.At, null))], population.Only, ct).ConfigureAwait(false))
            .ToDictionary(u => (u.Place, u.Account), u => u.LastAt);
        var known = population.Profiles.Select(p => p.AccountId).ToHashSet();
        var findings = uses.Where(u => u.Users <= MostUsers && known.Contains(u.Account)).GroupBy(u => u.Account)
            .Select(of => FindingOf([.. of.Select(u => (signs[u.Place], u, since.GetValueOrDefault((u.Place, u.Account))))])).ToList();
        return await population.HitsAsync(Info, EventChoice.Any, findings, ct).ConfigureAwait(false);
    }

    private static Finding FindingOf(List<(LeakedKeySign Sign, ReportedUse Use, DateTimeOffset? Since)> of)
    {
        var (sign, use, since) = of[0];
        var used = since is { } last
            ? string.Create(CultureInfo.InvariantCulture, $"It was used after that, the last time on {last.UtcDateTime:yyyy-MM-dd HH:mm} UTC")
            : "It was not used since";
        return new(
            use.Account, 1,
            string.Create(CultureInfo.InvariantCulture, $"The key {sign.Key} of this account was reported as leaked by {sign.By} on {sign.At.UtcDateTime:yyyy-MM-dd HH:mm} UTC{(of.Count > 1 ? $", and {of.Count - 1:N0} more of its keys" : "")}. {used}. Its owner is a victim: the key has to be exchanged."),
            "no comparison: it was reported",
            [new("Keys of it that were reported", of.Count, "", null, null), new("Requests with them, ever", of.Sum(o => o.Use.Requests), "", null, null), new("Accounts that use the key", use.Users, "", null, null)]);
    }
}
