using Investigator.Domain.Fingerprints;
using Investigator.Domain.Usage;
using Investigator.Telemetry.DuckDb;
using Investigator.Tests.Ingest;

namespace Investigator.Tests.Fingerprints;

/// <summary>What gateways report, on the real store.</summary>
public sealed class PlacementsTests : IDisposable
{
    private static readonly byte[] s_key = [.. Enumerable.Range(0, 16).Select(i => (byte)i)];
    private static readonly (Guid One, Guid Two) s_prints = (Guid.NewGuid(), Guid.NewGuid());
    private readonly TelemetryRig _rig = new(configure: options => options.AnswerRetention = TimeSpan.FromDays(30));

    private DuckDbPlacements Placements => new(_rig.Store, _rig.Clock);

    private DuckDbServedAnswers Answers => new(_rig.Store, _rig.Clock);

    [Fact]
    public async Task A_placement_said_twice_counts_once_whether_together_or_later()
    {
        Assert.Equal(3, await Placements.AddAsync([Placed("e1", s_prints.One, "a", 10), Placed("e1", s_prints.One, "a", 99), Placed("e1", s_prints.Two, "a", 5), Placed("e2", s_prints.One, "b", 7)], default));
        Assert.Equal(1, await Placements.AddAsync([Placed("e1", s_prints.One, "a", 10), Placed("e3", s_prints.One, "a", 1)], default));
        var sums = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Placements.AddAsync([Placed("e4", s_prints.Two, "c", 3)], default)));
        Assert.Equal(1, sums.Sum());

        var all = await Placements.ExposureAsync(null, default);
        Assert.Equal([(s_prints.One, 2L, 3L), (s_prints.Two, 2L, 2L)], all.Select(e => (e.FingerprintId, e.Accounts, e.Requests)).OrderByDescending(e => e.Requests));
        var exposure = Assert.Single(await Placements.ExposureAsync([new("b"), new("nobody")], default));
        Assert.Equal((1L, 1L, 7L), (exposure.Accounts, exposure.Requests, exposure.Tokens));
        Assert.Empty(await Placements.ExposureAsync([], default));
        Assert.Equal(["a", "b"], (await Placements.AccountsAsync(s_prints.One, 0, 10, default)).Rows.Select(a => a.AccountId.Value));
    }

    [Fact]
    public async Task Counts_that_overflow_are_capped_and_hostile_ids_are_data()
    {
        const string Hostile = "'); DROP TABLE fingerprint_placement; --\u202e";
        await Placements.AddAsync([Placed("e1", s_prints.One, Hostile, long.MaxValue), Placed("e2", s_prints.One, Hostile, long.MaxValue)], default);
        Assert.Equal(long.MaxValue, Assert.Single(await Placements.ExposureAsync([new(Hostile)], default)).Tokens);
    }

    [Fact]
    public async Task An_answer_is_found_again_by_a_part_of_it_and_not_by_another_text()
    {
        var text = string.Join(' ', Enumerable.Range(0, 120).Select(i => $"word{i * 7919 % 1000}"));
        Assert.Equal(2, await Answers.AddAsync([Served("e1", "a", text), Served("e1", "a", text), Served("e2", "b", string.Join(' ', Enumerable.Range(0, 80).Select(i => $"other{i}")))], default));
        Assert.Equal(0, await Answers.AddAsync([Served("e1", "a", text)], default));

        var part = await Answers.FindAsync(Grams(string.Join(' ', text.Split(' ').Skip(20).Take(40)).ToUpperInvariant()), 10, default);
        var found = Assert.Single(part.Rows);
        Assert.Equal(("e1", "a", 1L), (found.EventId.Value, found.AccountId.Value, part.Total));
        Assert.InRange(found.Shared, 3, found.Grams - 1);
        Assert.Empty((await Answers.FindAsync(Grams(string.Join(' ', Enumerable.Range(0, 40).Select(i => $"unsaid{i}"))), 10, default)).Rows);
        Assert.Empty((await Answers.FindAsync([], 10, default)).Rows);
    }

    [Fact]
    public async Task Answers_go_with_their_hashes_when_their_time_has_passed_and_placements_stay()
    {
        await Answers.AddAsync([Served("e1", "a", string.Join(' ', Enumerable.Range(0, 50)))], default);
        await Placements.AddAsync([Placed("e1", s_prints.One, "a", 10)], default);
        _rig.Clock.Advance(TimeSpan.FromDays(20));
        await Answers.AddAsync([Served("e2", "a", string.Join(' ', Enumerable.Range(100, 50)))], default);
        _rig.Clock.Advance(TimeSpan.FromDays(15));

        Assert.Equal(1, (await _rig.Upkeep.RunAsync(null, default)).Trimmed.Answers);

        Assert.Empty((await Answers.FindAsync(Grams(string.Join(' ', Enumerable.Range(0, 50))), 10, default)).Rows);
        Assert.Single((await Answers.FindAsync(Grams(string.Join(' ', Enumerable.Range(100, 50))), 10, default)).Rows);
        Assert.Equal(await _rig.OneAsync<int>("SELECT grams FROM served_answer"), await _rig.CountAsync("answer_gram"));
        Assert.Equal(1, await _rig.CountAsync("fingerprint_placement"));
    }

    public void Dispose() => _rig.Dispose();

    private static IReadOnlyCollection<ulong> Grams(string text) => AnswerGrams.Kept(s_key, AnswerGrams.Runs(text));

    private ServedAnswer Served(string id, string account, string text) => new(new(id), new(account), _rig.Clock.GetUtcNow(), Grams(text));

    private Placement Placed(string id, Guid print, string account, long tokens) => new(new(id), print, new AccountId(account), tokens, _rig.Clock.GetUtcNow());
}
