using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Investigator.Domain.Detection;
using Investigator.Domain.Detection.Detectors;
using Investigator.Domain.Detection.Rules;
using Investigator.Domain.Linking;
using Investigator.Domain.Usage;

namespace Investigator.Domain.Triage;

/// <summary>Runs detectors, links, clusters and scores over a window of usage and leaves the results in one step. One run at a time: a second one waits. The same input gives the same results.</summary>
public sealed class Analysis(
    IUsageQuestions usage, IEnumerable<IDetector> detectors, LinkFinder linkFinder, ClusterFinder clusterFinder, ILinkQuestions links, IClusters earlier,
    IAnalysisResults results, AnalysisOptions options, ScoreOptions scores, TimeProvider clock, TrialOptions? trialOptions = null, AnalysisGround? ground = null, DetectorRound? round = null, IEnumerable<ICustomerSigns>? customers = null) : IDisposable
{
    private readonly DetectorRound _round = round ?? new(detectors);
    private readonly SemaphoreSlim _one = new(1, 1);
    private int _runs;

    /// <returns>The run as recorded. A cancelled run is <see cref="RunOutcome.Cancelled"/> and changes no earlier result.</returns>
    /// <exception cref="Exception">A store broke; the run is recorded as <see cref="RunOutcome.Failed"/> first.</exception>
    public async Task<AnalysisRun> RunAsync(AnalysisRequest request, IProgress<AnalysisProgress>? progress, CancellationToken ct)
    {
        await _one.WaitAsync(ct).ConfigureAwait(false);
        var watch = new StageWatch(clock, progress);
        var asOf = request.AsOf ?? watch.StartedAt;
        try
        {
            watch.Start("reading", 0);
            asOf = request.AsOf ?? (await usage.SpanAsync(ct).ConfigureAwait(false))?.To ?? watch.StartedAt;
            var upTo = await usage.LastBatchAsync(ct).ConfigureAwait(false);
            var (found, counts, population) = await FindAsync(asOf, watch, ct).ConfigureAwait(false);
            progress?.Report(new("storing", 0.95));
            ct.ThrowIfCancellationRequested();
            var run = Run(RunOutcome.Done, counts.Events == 0 ? "No usage events lie in the window." : "", counts);
            if (ground is null) await results.ReplaceAsync(found, run, ct).ConfigureAwait(false);
            else await ground.ReplaceAsync(() => results.ReplaceAsync(found, run, ct), new(population.Profiles, upTo), ct).ConfigureAwait(false);
            progress?.Report(new("done", 1));
            return run;
        }
        // An engine whose query is stopped may answer with an error of its own: what counts is that somebody cancelled.
        catch (Exception) when (ct.IsCancellationRequested)
        {
            return await RecordedAsync(RunOutcome.Cancelled, "Cancelled. The results of the run before stay.").ConfigureAwait(false);
        }
        catch (Exception broken)
        {
            await RecordedAsync(RunOutcome.Failed, broken.Message).ConfigureAwait(false);
            throw;
        }
        finally
        {
            _one.Release();
        }

        async Task<AnalysisRun> RecordedAsync(RunOutcome outcome, string message)
        {
            var run = Run(outcome, message, new(0, 0, 0, 0, 0, 0));
            // Recorded even though the run was cancelled.
            await results.RecordAsync(run, CancellationToken.None).ConfigureAwait(false);
            return run;
        }

        AnalysisRun Run(RunOutcome outcome, string message, AnalysisCounts counts) => AnalysisRun.Of(
            new(SHA256.HashData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"run\n{watch.StartedAt.UtcTicks}\n{asOf.UtcTicks}\n{Interlocked.Increment(ref _runs)}"))).AsSpan(0, 16)),
            watch.StartedAt, clock.GetUtcNow(), asOf, outcome, message, counts, watch.Stop());
    }

    public void Dispose() => _one.Dispose();

    private async Task<IReadOnlyList<CustomerSign>> SignsAsync(CancellationToken ct)
    {
        var signs = new List<CustomerSign>();
        foreach (var source in customers ?? []) signs.AddRange(await source.AllAsync(ct).ConfigureAwait(false));
        return signs;
    }

    private async Task<(AnalysisResults Found, AnalysisCounts Counts, Population Population)> FindAsync(DateTimeOffset asOf, StageWatch watch, CancellationToken ct)
    {
        var window = TimeWindow.Ending(asOf, options.Window);
        var population = new Population(window, await usage.ProfilesAsync(window, null, ct).ConfigureAwait(false), usage);

        var detection = await _round.LookAsync(population, shadowToo: true, share => watch.Start("detecting", 0.2 + (0.25 * share)), ct).ConfigureAwait(false);
        var hits = detection.Hits;

        watch.Start("linking", 0.45);
        var map = await linkFinder.FindAsync(window, population.Profiles, ct).ConfigureAwait(false);
        watch.Start("clustering", 0.75);
        var victims = hits.Where(h => h.DetectorId == StolenKey.Id && h.Strength >= options.VictimStrength).Select(h => h.AccountId).ToHashSet();
        var pools = clusterFinder.Find(map, victims, ct);
        var ids = ClusterNames.For(pools, await earlier.AllAsync(ct).ConfigureAwait(false));
        watch.Start("scoring", 0.85);
        var work = await links.SharedWorkAsync(
            window, [.. pools.SelectMany((p, group) => p.Members.Select(m => (m.Account, group)))], ct).ConfigureAwait(false);
        var trials = await new Trials(links, trialOptions ?? new()).RunAsync(map, pools, window, ct).ConfigureAwait(false);
        var flagged = await results.FlaggedAsync(ct).ConfigureAwait(false);
        var found = new Scoring(scores, population, hits, map, asOf, await SignsAsync(ct).ConfigureAwait(false)).Rate(pools, ids, work, trials, flagged) with { Traits = SubjectTraits.OfAll(population.Profiles), Shadow = detection.Shadow, Volumes = detection.Volumes };
        return (found, new(population.Profiles.Sum(p => p.Requests), population.Profiles.Count, hits.Count, found.Links.Count, found.Clusters.Count,
            found.Scores.Count(s => s.Value >= scores.Line)), population);
    }
}
