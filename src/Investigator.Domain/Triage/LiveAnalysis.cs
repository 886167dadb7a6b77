using Investigator.Domain.Detection;
using Investigator.Domain.Detection.Rules;
using Investigator.Domain.Usage;

namespace Investigator.Domain.Triage;

/// <summary>
/// Looks, between two analyses, at the accounts that usage came in for: every detector against the peers of all, and their scores anew. Links, clusters and pool tests
/// wait for the next analysis. Costs what those accounts cost to read, and the peers' medians once a pass. One pass at a time.
/// </summary>
public sealed class LiveAnalysis(
    AnalysisGround ground, IUsageQuestions usage, IEnumerable<IDetector> detectors, IAnalysisResults results, IScores scores, AnalysisOptions options, ScoreOptions scoring,
    DetectorRound? round = null)
{
    private readonly DetectorRound _round = round ?? new(detectors);
    private readonly Dictionary<AccountId, AccountProfile> _profiles = [];
    private Ground? _on;
    private long _upTo;

    /// <summary>One pass over what came since the last one. Does nothing until an analysis has ended in this process.</summary>
    public Task<LivePass> RunAsync(CancellationToken ct) => RunAsync([], ct);

    /// <summary>The same, and over accounts of which something else is known than before.</summary>
    public async Task<LivePass> RunAsync(IReadOnlyCollection<AccountId> also, CancellationToken ct)
    {
        if (ground.Latest is not { } on) return LivePass.Nothing;
        if (!ReferenceEquals(on, _on)) StandOn(on);
        var upTo = await usage.LastBatchAsync(ct).ConfigureAwait(false);
        var sent = await usage.SentAsync(_upTo, upTo, ct).ConfigureAwait(false);
        if (also.Count > 0) sent = [.. sent.Union(also)];
        if (sent.Count == 0 || await usage.SpanAsync(ct).ConfigureAwait(false) is not { } span)
        {
            _upTo = upTo;
            return LivePass.Nothing;
        }

        var window = TimeWindow.Ending(span.To, options.Window);
        foreach (var profile in await usage.ProfilesAsync(window, sent, ct).ConfigureAwait(false)) _profiles[profile.AccountId] = profile;
        var population = new Population(window, [.. _profiles.Values.OrderBy(p => p.AccountId.Value, StringComparer.Ordinal)], usage, sent.ToHashSet());
        var found = await _round.LookAsync(population, shadowToo: false, null, ct).ConfigureAwait(false);

        var pass = LivePass.Nothing;
        if (!await ground.AddAsync(on, async () => pass = await StoreAsync(sent, found, window.To, ct).ConfigureAwait(false), ct).ConfigureAwait(false)) return LivePass.Nothing;
        _upTo = upTo;
        return pass;
    }

    private void StandOn(Ground on)
    {
        _profiles.Clear();
        foreach (var profile in on.Profiles) _profiles[profile.AccountId] = profile;
        (_on, _upTo) = (on, on.UpTo);
    }

    private async Task<LivePass> StoreAsync(IReadOnlyList<AccountId> sent, DetectionFindings findings, DateTimeOffset asOf, CancellationToken ct)
    {
        var before = await scores.AmongAsync(sent, ct).ConfigureAwait(false);
        var (rating, ids) = (new AccountScores(scoring), findings.Ids.ToHashSet(StringComparer.Ordinal));
        var found = findings.Hits.ToLookup(h => h.AccountId);
        var renewed = new List<AccountScore>();
        var flagged = 0;
        foreach (var account in sent)
        {
            var old = before.GetValueOrDefault(account);
            if ((old is null && !found.Contains(account)) || !_profiles.TryGetValue(account, out var profile)) continue;
            var score = rating.Renew(profile.Record, old?.Score, ids, found[account]);
            if (old is not null && Says(old.Score).SequenceEqual(Says(score))) continue;
            var at = Scoring.FlaggedAt(score.Value, scoring.Line, old?.FlaggedAt, asOf);
            if (at is not null && old?.FlaggedAt is null) flagged++;
            renewed.Add(AccountScore.Of(account, score, old?.ClusterId, profile.Requests, Scoring.Active([profile], asOf), at));
        }

        if (renewed.Count > 0)
        {
            var traits = renewed.ToDictionary(s => s.AccountId, s => SubjectTraits.Of(_profiles[s.AccountId]));
            await results.RenewAsync(new([.. renewed.SelectMany(s => found[s.AccountId])], renewed, traits), ct).ConfigureAwait(false);
        }
        return new(sent.Count, renewed.Count, flagged);
    }

    private static IEnumerable<(string, string)> Says(Score score) => score.Parts.Select(p => (p.Source, p.Sentence));
}

/// <summary>What one live pass did.</summary>
/// <param name="Accounts">Looked at.</param>
/// <param name="Renewed">Whose score or reasons changed.</param>
/// <param name="Flagged">Flagged for the first time.</param>
public sealed record LivePass(int Accounts, int Renewed, int Flagged)
{
    public static LivePass Nothing { get; } = new(0, 0, 0);
}
