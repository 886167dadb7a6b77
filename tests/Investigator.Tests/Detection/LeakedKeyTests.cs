using System.Globalization;
using Investigator.Domain.Decisions.LeakedKeys;
using Investigator.Domain.Detection;
using Investigator.Domain.Detection.Rules;
using Investigator.Domain.Triage;
using Investigator.Telemetry.DuckDb;
using Investigator.Telemetry.DuckDb.Questions;
using Investigator.Tests.CaseStore;
using Investigator.Tests.Ingest;
using Investigator.Tests.Triage;

namespace Investigator.Tests.Detection;

/// <summary>Leaked keys, looked for in real telemetry.</summary>
public sealed class LeakedKeyTests : IAsyncLifetime
{
    private AnalysisRig _rig = null!;

    public async Task InitializeAsync()
    {
        _rig = await AnalysisRig.OpenAsync();
        await _rig.Telemetry.EventsAsync([
            .. Enumerable.Range(0, 40).SelectMany(n => Enumerable.Range(0, 3).Select(i => Event($"acc-{n:000}", 20 + i, $"key-{n}"))),
            Event("owner", 22, "key-leaked", "test"), Event("owner", 23, "key-leaked", "test"),
            .. Enumerable.Range(0, 30).Select(n => Event($"acc-{n:000}", 22, "key-of-an-app")),
        ]);
    }

    public Task DisposeAsync() => _rig.DisposeAsync().AsTask();

    [Fact]
    public async Task The_owner_of_a_leaked_key_stands_in_the_queue_as_a_victim_until_it_is_dealt_with()
    {
        var desk = _rig.Cases.The<ILeakedKeys>();
        var report = (await desk.ReportAsync(People.Analyst, new("key-leaked", null, "a public repository", null), default)).Value!;
        Assert.NotNull((await desk.ReportAsync(People.Analyst, new("key-of-an-app", null, null, null), default)).Value);
        Assert.NotNull((await desk.ReportAsync(People.Analyst, new("key-nobody-has", null, null, null), default)).Value);
        await AnalyseAsync();

        var hit = Assert.Single((await _rig.Cases.The<IDetectorRecord>().HitsAsync(LeakedKey.Id, 0, 50, default)).Rows); // an app's key stands for nobody
        Assert.Equal("owner", hit.AccountId.Value);
        var evidence = Assert.Single(await _rig.Cases.The<IHits>().OfAccountAsync(new("owner"), default), h => h.DetectorId == LeakedKey.Id).Evidence;
        Assert.StartsWith("The key key-leaked of this account was reported as leaked by Analyst 1", evidence.Sentence, StringComparison.Ordinal);
        Assert.Contains("Its owner is a victim", evidence.Sentence, StringComparison.Ordinal);
        Assert.NotNull(await _rig.Cases.The<ITriageQueue>().FindAsync(SubjectKind.Account, "owner", default));

        Assert.Null(await desk.EndAsync(People.Analyst, report.Id, 0, LeakedKeyState.FalseAlarm, "An example key.", default));
        await AnalyseAsync();
        Assert.Empty((await _rig.Cases.The<IDetectorRecord>().HitsAsync(LeakedKey.Id, 0, 50, default)).Rows);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_key_is_known_by_its_id_and_by_the_hash_of_it(bool sorted)
    {
        if (sorted) await _rig.Telemetry.Upkeep.RunAsync(null, default);
        var questions = new DuckDbLeakedKeys(_rig.Telemetry.Store);
        var hash = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData("key-leaked"u8));
        foreach (var known in (IReadOnlyList<KnownKey>[])[await questions.KnownAsync(["key-leaked", "'; DROP TABLE usage_event; --"], [], default), await questions.KnownAsync([], [hash], default)])
        {
            var key = Assert.Single(known);
            Assert.Equal(("key-leaked", hash, 2L, "test"), (key.Key, key.Sha256, key.Requests, key.Environment));
            Assert.Equal(["owner"], key.Owners.Select(o => o.Value));
        }

        Assert.Equal(21, Assert.Single(await questions.KnownAsync(["key-of-an-app"], [], default)).Owners.Count); // of thirty
        Assert.Empty(await questions.KnownAsync([], [], default));
    }

    private Task<AnalysisRun> AnalyseAsync() => _rig.Analysis(round: new DetectorRound(
        [.. DetectorCatalogue.Create(), new LeakedKey(_rig.Cases.The<ILeakedKeySigns>(), new ReportedQuestions(_rig.Telemetry.Store))], _rig.Cases.The<IDetectorSettings>(), _rig.Rules)).RunAsync(new(), null, default);

    private static string Event(string account, int day, string key, string environment = "production") => Lines.Event(
        $"{account}-{day}-{key}", ("account_id", account), ("status", 200), ("api_key_id", key), ("environment", environment),
        ("time", new DateTime(2026, 2, 1, 9, 0, 0, DateTimeKind.Utc).AddDays(day).ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture)));
}
